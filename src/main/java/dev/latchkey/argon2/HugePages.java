package dev.latchkey.argon2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Linux's setting for huge pages. libsodium maps its memory again for every hash, which is much
 * faster in huge pages (docs/operations.md).
 */
public final class HugePages {

  private static final Path SETTING = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private HugePages() {}

  /** Whether this machine has huge pages, and programs that do not ask for them get none. */
  public static boolean off() {
    return off(SETTING);
  }

  /** The file holds all choices, the current one in brackets: {@code always [madvise] never}. */
  public static boolean off(Path setting) {
    try {
      return !Files.readString(setting).contains("[always]");
    } catch (IOException noSuchSetting) {
      return false;
    }
  }
}
