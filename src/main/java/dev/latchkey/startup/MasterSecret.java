package dev.latchkey.startup;

import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The secret that encrypts the stored signing keys. */
@ApplicationScoped
public class MasterSecret {
  @Inject private SecretSettings settings;
  @Inject private DatabaseSettings database;
  @Inject private RandomTokens random;

  /**
   * The configured secret. In development without one, a secret that is generated on the first
   * start and kept in a file.
   */
  public String text() {
    return settings.secret().orElseGet(this::kept);
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
