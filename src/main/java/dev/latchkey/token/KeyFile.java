package dev.latchkey.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The public keys as a file of this node, where the container is told to verify against one. The
 * container reads its source again for every token of an unknown key: from a file that costs a
 * forger's victim next to nothing, over HTTP it would be a request of its own, twice.
 */
@ApplicationScoped
public class KeyFile {
  @Inject
  @ConfigProperty(name = "mp.jwt.verify.publickey.location")
  private String location;

  /** Writes the key set, whole or not at all; does nothing where the container reads by HTTP. */
  synchronized void write(String keySet) {
    if (location.startsWith("http")) {
      return;
    }
    Path file = file();
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(keySet)) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, keySet);
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot publish the keys in " + file, unwritable);
    }
  }

  /** A server that puts its own folder into the location cannot encode it for a URL. */
  private Path file() {
    return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
  }
}
