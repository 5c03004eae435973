package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Argon2id over an unsalted digest of the password: {@code {SHA-256}$argon2id$…}. */
record DigestUnderArgon2(String function, Argon2Hash argon2) implements ForeignHash {
  private static final Pattern FORM =
      Pattern.compile("\\{(SHA-256|SHA-512|MD5)\\}(\\$argon2id\\$.+)");

  static DigestUnderArgon2 parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    return new DigestUnderArgon2(matcher.group(1), Argon2Hash.parse(matcher.group(2)));
  }

  @Override
  public String stored() {
    return "{" + function + "}" + argon2.stored();
  }

  @Override
  public Work work() {
    return argon2.work();
  }

  @Override
  public int memoryKib() {
    return argon2.memoryKib();
  }

  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    return argon2.matches(UnsaltedDigest.digest(function, password), engines);
  }
}
