package dev.latchkey.transfer;

import dev.latchkey.seal.Digest;
import dev.latchkey.transfer.line.ImportLine;
import java.util.HashSet;
import java.util.Set;

/**
 * The names that a dry run would have taken, so that it finds repetitions. It remembers 60 bits of
 * each, of the first 200 000 names, which takes about 10 MB.
 */
final class DryNames {
  private static final int MOST = 200_000;
  private static final int HEX_DIGITS = 15;
  private static final int HEX = 16;

  private final Set<Long> taken = new HashSet<>();

  /** Takes the names of this line. Returns false if one of them was taken before. */
  boolean take(ImportLine line) {
    long email = key("e:" + line.email().folded());
    Long username = line.username() == null ? null : key("u:" + line.username().folded());
    if (taken.contains(email) || taken.contains(username)) {
      return false;
    }
    if (taken.size() < MOST) {
      taken.add(email);
      if (username != null) {
        taken.add(username);
      }
    }
    return true;
  }

  private static long key(String name) {
    return Long.parseLong(Digest.sha256(name).hex().substring(0, HEX_DIGITS), HEX);
  }
}
