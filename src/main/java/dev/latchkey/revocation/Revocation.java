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

  /** The number of this revocation. A reader that has seen a number has seen all smaller ones. */
  public long seq() {
    return seq;
  }

  public String listId() {
    return listId;
  }

  public int index() {
    return idx;
  }
}
