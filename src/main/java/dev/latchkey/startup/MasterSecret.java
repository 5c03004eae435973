package dev.latchkey.startup;

import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The secret under which the signing keys are sealed. */
@ApplicationScoped
public class MasterSecret {
  @Inject private SecretSettings settings;
  @Inject private DatabaseSettings database;
  @Inject private RandomTokens random;

  /** The configured secret or, in development, one that is made on the first start and kept. */
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
