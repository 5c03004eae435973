package dev.latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final String[] SQL = {".sql"};

  private final Migrations migrations = new Migrations();

  @Test
  void the_list_names_every_file_in_the_order_of_their_numbers() throws Exception {
    assertThat(names("V", SQL)).isEqualTo(files());
  }

  @Test
  void the_newest_is_known_by_its_number() throws Exception {
    List<String> files = files();
    assertThat(Migrations.newest()).isEqualTo(Long.toString(number(files.get(files.size() - 1))));
  }

  @Test
  void each_reads_as_its_file_does() throws Exception {
    for (LoadableResource migration : migrations.getResources("V", SQL)) {
      StringWriter text = new StringWriter();
      try (Reader reader = migration.read()) {
        reader.transferTo(text);
      }
      assertThat(text).hasToString(Files.readString(FOLDER.resolve(migration.getFilename())));
    }
  }

  @Test
  void nothing_else_is_found() throws Exception {
    assertThat(names("R", SQL)).isEmpty();
    assertThat(names("V", new String[] {".conf"})).isEmpty();
    assertThat(migrations.getResource("V1__no_such.sql")).isNull();
    assertThat(migrations.getResource(files().get(0))).isNotNull();
  }

  private List<String> names(String prefix, String[] suffixes) {
    return migrations.getResources(prefix, suffixes).stream()
        .map(LoadableResource::getFilename)
        .toList();
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .sorted(Comparator.comparing(MigrationsTest::number))
          .toList();
    }
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(1, name.indexOf("__")));
  }
}
