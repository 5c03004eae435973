package dev.latchkey.startup;

import dev.latchkey.seal.SecretParsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The setting for the master secret, which all nodes share. */
@ApplicationScoped
public class SecretSettings implements SettingGroup {
  private Setting<Optional<String>> secret;

  /** For the container's proxy only. */
  protected SecretSettings() {}

  /** Parses it. */
  @Inject
  public SecretSettings(SettingReader reader) {
    secret = reader.secretOrFile("LATCHKEY_SECRET", SecretParsers.secret(reader.production()));
    reader.requireInProduction(
        secret, "a secret that is the same on every node (openssl rand -base64 48)");
  }

  /** {@code LATCHKEY_SECRET}: encrypts the private keys. It may be absent only in development. */
  public Optional<String> secret() {
    return secret.value();
  }
}
