package dev.latchkey.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A token that has ended before its expiry. */
@Entity
@Table(name = "revocation")
public class Revocation {
  /** A reader that has seen a number has seen all smaller ones. */
  @Id private long seq;

  @Column(name = "list_id")
  private String listId;

  private int idx;

  protected Revocation() {}

  Revocation(long seq, StatusIndex ended) {
    this.seq = seq;
    this.listId = ended.listId();
    this.idx = ended.index();
  }

  long seq() {
    return seq;
  }

  String listId() {
    return listId;
  }

  int index() {
    return idx;
  }
}
