package dev.latchkey.foreignhash.format;

import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import java.util.Locale;

/** One hash per algorithm, to measure how fast this machine computes it. */
public final class Samples {
  private static final String SALT = "A".repeat(22);
  private static final String BYTES_20 = "A".repeat(27);
  private static final String BYTES_32 = "A".repeat(43);

  private Samples() {}

  /** A hash that takes a few dozen milliseconds at most. No password is known for it. */
  public static ForeignHash of(Algorithm algorithm) {
    return ForeignHashes.parse(
        switch (algorithm) {
          case BCRYPT -> "$2b$08$" + "e".repeat(53);
          case PBKDF2_SHA1 -> "$pbkdf2$20000$" + SALT + "$" + BYTES_20;
          case PBKDF2_SHA224, PBKDF2_SHA256, PBKDF2_SHA384, PBKDF2_SHA512 ->
              "$pbkdf2-"
                  + algorithm.name().substring(7).toLowerCase(Locale.ROOT)
                  + ("$20000$" + SALT + "$" + BYTES_32);
          case SCRYPT -> "$scrypt$ln=14,r=8,p=1$" + SALT + "$" + BYTES_32;
          case ARGON2ID -> "$argon2id$v=19$m=16384,t=1,p=1$" + SALT + "$" + BYTES_32;
          case ARGON2 -> "$argon2id$v=19$m=16384,t=1,p=2$" + SALT + "$" + BYTES_32;
          case SHA256_CRYPT -> "$5$rounds=5000$salt$" + ".".repeat(43);
          case SHA512_CRYPT -> "$6$rounds=5000$salt$" + ".".repeat(86);
          case DIGEST -> "{SSHA}" + "A".repeat(32);
        });
  }
}
