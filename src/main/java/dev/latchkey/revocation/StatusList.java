package dev.latchkey.revocation;

import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A status list as it is stored. Its indices are taken in blocks, so that nodes need not agree on
 * every login.
 */
@Entity
@Table(name = "status_list")
public class StatusList {
  /** Where the lists are published; each list is below this path. */
  public static final String PATH = "/status-lists";

  /** Entries per list: 16 KiB. */
  public static final int CAPACITY = 1 << 17;

  /** The indices that a node takes at once. A restarted node loses what is left of its block. */
  public static final int BLOCK = 1024;

  @Id private String id;

  /** Stored, so that live tokens stay correct if {@code LATCHKEY_PUBLIC_URL} changes. */
  private String uri;

  @Column(name = "sealed_key")
  private String sealedKey;

  @Column(name = "handed_out")
  private int handedOut;

  @Column(name = "fills_until")
  @Convert(converter = InstantColumn.class)
  private Instant fillsUntil;

  private boolean closed;

  protected StatusList() {}

  /**
   * A new list.
   *
   * @param base the public URL, without a slash at the end
   */
  StatusList(String base, String id, String sealedKey, Instant fillsUntil) {
    this.id = id;
    this.uri = base + PATH + "/" + id;
    this.sealedKey = sealedKey;
    this.fillsUntil = fillsUntil;
  }

  /** Takes a block. Returns its first counter. */
  int takeBlock() {
    int first = handedOut;
    handedOut += BLOCK;
    return first;
  }

  /** Stores the same key, encrypted under another secret. */
  void reseal(String sealed) {
    sealedKey = sealed;
  }

  /** Whether new tokens may get an index of this list. */
  boolean isOpen(Instant now) {
    return !closed && handedOut < CAPACITY && fillsUntil.isAfter(now);
  }

  public String id() {
    return id;
  }

  public String uri() {
    return uri;
  }

  String sealedKey() {
    return sealedKey;
  }

  Instant fillsUntil() {
    return fillsUntil;
  }

  /** Whether every token of this list has ended. */
  public boolean isClosed() {
    return closed;
  }
}
