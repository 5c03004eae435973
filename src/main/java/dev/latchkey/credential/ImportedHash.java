package dev.latchkey.credential;

import dev.latchkey.foreignhash.ForeignHash;

/** A hash of another system. The first login with the right password replaces it. */
public record ImportedHash(ForeignHash hash) implements StoredHash {
  @Override
  public String stored() {
    return hash.stored();
  }

  @Override
  public boolean peppered() {
    return false;
  }

  /** Shows only the kind of hash, because a hash in a log could be attacked offline. */
  @Override
  public String toString() {
    return "ImportedHash[" + hash.work().algorithm() + "]";
  }
}
