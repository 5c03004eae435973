package dev.latchkey.startup;

import dev.latchkey.seal.SecretParsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The settings for the master secret, which all nodes share. */
@ApplicationScoped
public class SecretSettings implements SettingGroup {
  private Setting<Optional<String>> secret;
  private Setting<Optional<String>> old;

  /** For the container's proxy only. */
  protected SecretSettings() {}

  /** Parses both. */
  @Inject
  public SecretSettings(SettingReader reader) {
    secret = reader.secretOrFile("LATCHKEY_SECRET", SecretParsers.secret(reader.production()));
    // It is being replaced, so it need not look random.
    old = reader.secretOrFile("LATCHKEY_SECRET_OLD", SecretParsers.secret(false));
    if (old.isSet() && old.ifValid().equals(secret.ifValid())) {
      reader.refuse(old, "another secret than LATCHKEY_SECRET");
    }
    reader.requireInProduction(
        secret, "a secret that is the same on every node (openssl rand -base64 48)");
  }

  /** {@code LATCHKEY_SECRET_OLD}: also decrypts, while the secret is changed. */
  public Optional<String> old() {
    return old.value();
  }

  /** {@code LATCHKEY_SECRET}: encrypts the private keys. It may be absent only in development. */
  public Optional<String> secret() {
    return secret.value();
  }
}
