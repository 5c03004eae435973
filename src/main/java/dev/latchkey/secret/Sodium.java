package dev.latchkey.secret;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Logger;

/**
 * What is called of libsodium. Lazysodium brings the library, but its own binding is not used: that
 * unpacks 4 MB into the temporary directory at every start and leaves them there, binds hundreds of
 * functions, and opens the library for all, so that of two copies in a process (of two
 * applications, or of one that was deployed again) the second calls the first one's code.
 */
final class Sodium {

  private static final Logger LOG = Logger.getLogger(Sodium.class.getName());
  private static final int ALG_ARGON2ID13 = 2;

  /** Resolves what it calls at once, and within itself first (dlopen(3)). */
  private static final int RTLD_NOW_AND_DEEPBIND = 0x2 | 0x8;

  /** As glibc knows libraries, wherever they were loaded from; and another of that length. */
  private static final String SONAME = "libsodium.so.23";

  private static final String SONAME_OF_OURS = "latchkey-sodium";

  private final NativeLibrary library;
  private final Function hash;

  private Sodium(String name) {
    Map<String, Object> options =
        Platform.isLinux() ? Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW_AND_DEEPBIND) : Map.of();
    this.library = NativeLibrary.getInstance(name, options);
    this.hash = library.getFunction("crypto_pwhash");
    if (library.getFunction("sodium_init").invokeInt(new Object[0]) < 0) {
      throw new IllegalStateException("sodium_init failed");
    }
  }

  /**
   * The one that comes in the jar, a copy of its own, each time.
   *
   * @throws UncheckedIOException if it cannot be unpacked
   * @throws LinkageError if it cannot be loaded, as where the temporary directory forbids execution
   */
  static Sodium bundled() {
    try {
      Path folder = Files.createTempDirectory("latchkey-libsodium");
      Path file = folder.resolve("libsodium.so");
      try {
        unpack(file);
        return new Sodium(file.toString());
      } finally {
        delete(file);
        delete(folder);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * The one that is installed on this machine.
   *
   * @throws LinkageError if there is none
   */
  static Sodium installed() {
    return new Sodium("sodium");
  }

  private static void unpack(Path file) throws IOException {
    String name = "/" + LibraryLoader.getSodiumPathInResources().replace('\\', '/');
    try (InputStream packed = SodiumJava.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new FileNotFoundException(name);
      }
      Files.write(file, renamed(packed.readAllBytes()));
    }
  }

  /**
   * The library under a name that nobody asks the loader for: a library of another application that
   * needs {@code libsodium.so.23} and is loaded later would be given this copy.
   */
  static byte[] renamed(byte[] library) {
    String bytes = new String(library, StandardCharsets.ISO_8859_1);
    return bytes.replace(SONAME, SONAME_OF_OURS).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Linux lets a file go that is in use; where that is refused, it stays. */
  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      LOG.fine(() -> path + " stays: " + inUse);
    }
  }

  NativeLibrary library() {
    return library;
  }

  /**
   * Argon2id with one lane, {@code crypto_pwhash}.
   *
   * @param out is filled
   * @param memory in bytes
   * @return whether there was memory enough
   */
  boolean hash(byte[] out, byte[] password, byte[] salt, int passes, long memory) {
    Object[] arguments = {
      out,
      (long) out.length,
      password,
      (long) password.length,
      salt,
      (long) passes,
      new NativeLong(memory, true),
      ALG_ARGON2ID13
    };
    return hash.invokeInt(arguments) == 0;
  }
}
