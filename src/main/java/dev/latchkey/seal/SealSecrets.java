package dev.latchkey.seal;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets of a node for what is stored encrypted.
 *
 * @param current {@code LATCHKEY_SECRET}: encrypts, and decrypts
 * @param old {@code LATCHKEY_SECRET_OLD}: only decrypts; empty unless the secret is being changed
 */
public record SealSecrets(String current, Optional<String> old) {
  /** One secret, as long as it is not being changed. */
  public static SealSecrets only(String secret) {
    return new SealSecrets(secret, Optional.empty());
  }

  /** All secrets, the current one first. */
  Stream<String> all() {
    return Stream.concat(Stream.of(current), old.stream());
  }

  /** Shows neither. */
  @Override
  public String toString() {
    return "SealSecrets[hidden]";
  }
}
