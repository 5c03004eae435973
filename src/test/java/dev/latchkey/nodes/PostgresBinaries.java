package dev.latchkey.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded PostgreSQL, unpacked once into the build's folder. */
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final Path HOME = Path.of("target", "postgresql").toAbsolutePath();

  private PostgresBinaries() {}

  /**
   * The beginning of a command line; PostgreSQL refuses to run as root, so root switches to another
   * user.
   */
  static synchronized List<String> command(String program) {
    if (!Files.exists(HOME.resolve("bin/postgres"))) {
      unpack();
    }
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(HOME.resolve("bin").resolve(program).toString());
    return command;
  }

  private static void unpack() {
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      Files.createDirectories(HOME);
      Path copy = HOME.resolve("archive.txz");
      Files.copy(archive, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Processes.run(HOME.resolve("unpack.log"), "tar", "-xJf", "" + copy, "-C", "" + HOME);
      Files.delete(copy);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
