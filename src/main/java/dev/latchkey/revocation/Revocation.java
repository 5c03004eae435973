package dev.latchkey.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A token that has ended before its expiry. */
@Entity
@Table(name = "revocation")
// On Derby "is not null" cannot use the index, and without an end the index would be read to its
// end, where the live sessions are.
@NamedQuery(
    name = Revocations.ENDED,
    query =
        "select s.id from Session s"
            + " where s.announced = false and s.endedAt between :first and :last")
@NamedQuery(
    name = Revocations.AFTER,
    query = "select r from Revocation r where r.seq > :seq order by r.seq")
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
