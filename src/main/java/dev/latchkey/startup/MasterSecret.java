package dev.latchkey.startup;

import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.SealSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The secret that encrypts what is stored encrypted, and an old one while it is changed. */
@ApplicationScoped
public class MasterSecret {
  @Inject private SecretSettings settings;
  @Inject private DatabaseSettings database;
  @Inject private RandomTokens random;

  /**
   * The configured secrets. In development without one, a secret that is generated on the first
   * start and kept in a file.
   */
  public SealSecrets secrets() {
    return new SealSecrets(settings.secret().orElseGet(this::kept), settings.old());
  }

  private String kept() {
    Path folder = database.folder();
    Path file = folder.resolve("development-secret");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Files.writeString(file, random.resetToken());
      }
      return Files.readString(file).strip();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "DB_DIR: cannot keep a development secret in " + file, unwritable);
    }
  }
}
