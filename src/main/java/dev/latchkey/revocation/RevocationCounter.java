package dev.latchkey.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Numbers the revocations. Its only row is locked until the numbers are committed, so they become
 * visible in their order.
 */
@Entity
@Table(name = "revocation_counter")
public class RevocationCounter {
  /** The key of the only row. */
  static final int ONLY = 1;

  @Id private int id;

  @Column(name = "last_seq")
  private long last;

  /** Changes when the numbers before say nothing any more: all lists were closed. */
  private String epoch = "0";

  protected RevocationCounter() {}

  /** The number of the newest revocation. */
  public long last() {
    return last;
  }

  /** Which numbers belong together. A reader that has another epoch must read all lists again. */
  public String epoch() {
    return epoch;
  }

  long next() {
    return ++last;
  }
}
