package dev.latchkey.foreignhash.format;

import dev.latchkey.foreignhash.ForeignHash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads password hashes of other systems. The beginning of a text tells its format. */
public final class ForeignHashes {
  private static final int LONGEST = 1000;
  private static final Map<String, Function<String, ForeignHash>> FORMATS = formats();

  private ForeignHashes() {}

  private static Map<String, Function<String, ForeignHash>> formats() {
    Map<String, Function<String, ForeignHash>> formats = new LinkedHashMap<>();
    formats.put("$2", Bcrypt::parse);
    formats.put("$argon2", Argon2Hash::parse);
    formats.put("$pbkdf2", Pbkdf2::parse);
    formats.put("$scrypt$", Scrypt::parse);
    formats.put("$5$", ShaCrypt::parse);
    formats.put("$6$", ShaCrypt::parse);
    formats.put("PBKDF2WithHmac", Pbkdf2Forms::jakarta);
    formats.put("pbkdf2_", Pbkdf2Forms::django);
    formats.put("scrypt$", Scrypt::django);
    formats.put("{bcrypt}", inner(Bcrypt::parse));
    formats.put("{pbkdf2@SpringSecurity_v5_8}", inner(Pbkdf2Forms::spring));
    formats.put("{scrypt@SpringSecurity_v5_8}", inner(Scrypt::spring));
    formats.put("{argon2@SpringSecurity_v5_8}", inner(Argon2Hash::parse));
    formats.put("{SSHA", SaltedDigest::parse);
    formats.put("{ssha", SaltedDigest::parse);
    formats.put("{SHA-", DigestUnderArgon2::parse);
    formats.put("{MD5}", DigestUnderArgon2::parse);
    formats.put("AQAAAA", Pbkdf2Forms::aspNet);
    return formats;
  }

  private static Function<String, ForeignHash> inner(Function<String, ForeignHash> format) {
    return text -> format.apply(text.substring(text.indexOf('}') + 1));
  }

  /**
   * Reads a hash.
   *
   * @throws IllegalArgumentException if the format is unknown or the hash is too expensive; the
   *     message is the text for the caller and does not repeat the hash
   */
  public static ForeignHash parse(String text) {
    if (text.length() > LONGEST) {
      throw Encoded.unknown();
    }
    return FORMATS.entrySet().stream()
        .filter(format -> text.startsWith(format.getKey()))
        .findFirst()
        .orElseThrow(Encoded::unknown)
        .getValue()
        .apply(text);
  }
}
