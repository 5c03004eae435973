package dev.latchkey.argon2;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Logger;

/**
 * Loads libsodium. Lazysodium's jar contains the library for Linux (x86-64 and arm64), macOS and
 * Windows. Lazysodium's own loader leaves 4 MB in the temporary directory at every start. This
 * loader unpacks one file and deletes it as soon as it is loaded.
 */
final class SodiumLoader {

  private static final Logger LOG = Logger.getLogger(SodiumLoader.class.getName());

  private SodiumLoader() {}

  /**
   * Loads the library from the jar, or else the one that is installed on this machine.
   *
   * @throws LinkageError if neither can be loaded
   */
  static Sodium load() {
    try {
      return bundled();
    } catch (IOException | LinkageError | RuntimeException unusable) {
      LOG.info(() -> "The bundled libsodium cannot be loaded: " + cause(unusable));
      return initialised(Native.load("sodium", Sodium.class));
    }
  }

  /**
   * Loads the library from the jar.
   *
   * @throws IOException if the temporary directory cannot be written to
   * @throws LinkageError if the library cannot be loaded, for example from a temporary directory
   *     that is mounted noexec
   */
  static Sodium bundled() throws IOException {
    String resource = "/" + LibraryLoader.getSodiumPathInResources().replace('\\', '/');
    Path file = Files.createTempFile("latchkey-libsodium", ".so");
    try {
      unpack(resource, file);
      return initialised(Native.load(file.toString(), Sodium.class));
    } finally {
      delete(file);
    }
  }

  private static void unpack(String resource, Path file) throws IOException {
    try (InputStream packed = SodiumJava.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new FileNotFoundException(resource);
      }
      Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Sodium initialised(Sodium sodium) {
    if (sodium.sodium_init() < 0) {
      throw new IllegalStateException("sodium_init failed");
    }
    return sodium;
  }

  /** The first line only. JNA's messages also contain the whole class path. */
  static String cause(Throwable unusable) {
    return unusable.toString().lines().findFirst().orElseThrow();
  }

  /** Linux and macOS can delete a file that is in use. On Windows the file stays. */
  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      LOG.fine(() -> file + " stays: " + inUse);
    }
  }
}
