package dev.latchkey.argon2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Linux's setting for transparent huge pages. libsodium maps its memory again for every hash, and
 * that is much faster with huge pages (docs/operations.md).
 */
public final class HugePages {

  private static final Path SETTING = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private HugePages() {}

  /**
   * Whether this machine supports huge pages, but programs get them only on request or not at all.
   */
  public static boolean off() {
    return off(SETTING);
  }

  /**
   * The file lists all choices, with the current one in brackets: {@code always [madvise] never}.
   */
  public static boolean off(Path setting) {
    try {
      return !Files.readString(setting).contains("[always]");
    } catch (IOException noSuchSetting) {
      return false;
    }
  }
}
