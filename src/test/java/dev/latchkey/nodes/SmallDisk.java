package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** A file system of a few megabytes that a test can fill completely. */
public final class SmallDisk implements Closeable {
  private final Path folder;
  private final Path log;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.log = folder.resolveSibling("disk.log");
  }

  /** Whether this user may mount one. */
  public static boolean permitted() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Mounts a file system of this many megabytes. */
  public static SmallDisk mount(Path folder, int megabytes) {
    SmallDisk disk = new SmallDisk(folder.toAbsolutePath());
    try {
      Files.createDirectories(disk.folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    String size = "size=" + megabytes + "m";
    Processes.run(disk.log, "mount", "-t", "tmpfs", "-o", size, "tmpfs", "" + disk.folder);
    return disk;
  }

  public Path folder() {
    return folder;
  }

  /** Fills all free space. */
  public void fill() {
    byte[] ballast = new byte[4096];
    ThreadLocalRandom.current().nextBytes(ballast);
    try (OutputStream file = Files.newOutputStream(folder.resolve("ballast"))) {
      while (true) {
        file.write(ballast);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Frees the space again. */
  public void makeRoom() {
    try {
      Files.delete(folder.resolve("ballast"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    Processes.run(log, "umount", "-l", folder.toString());
  }
}
