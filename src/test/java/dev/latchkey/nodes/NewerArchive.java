package dev.latchkey.nodes;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The archive of a next version: this one with a migration that expands the schema. */
public final class NewerArchive {
  private static final String NAME = "V999__expand.sql";
  private static final String EXPANSION =
      "alter table account add column nickname varchar(40);\n"
          + "create index account_by_nickname on account (nickname);\n";

  private NewerArchive() {}

  /** Makes it in this folder. */
  public static Path in(Path folder) throws IOException {
    Path newer = folder.resolve("newer.war");
    Files.createDirectories(folder);
    Files.copy(Path.of("target", "latchkey.war"), newer);
    try (FileSystem archive = FileSystems.newFileSystem(newer)) {
      Path migrations = archive.getPath("WEB-INF", "classes", "db", "migration");
      Files.writeString(migrations.resolve(NAME), EXPANSION);
      Files.writeString(
          migrations.resolveSibling("migrations"), NAME + "\n", StandardOpenOption.APPEND);
    }
    return newer;
  }
}
