package dev.latchkey.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the files of the running server's embedded database, as a thief would get it. It
 * contains everything that was committed before the copy, because Derby recovers it from its log.
 */
final class StolenDatabase implements AutoCloseable {
  private static final Path SERVER =
      Path.of(
          System.getProperty("latchkey.it.usr", "target/it/usr"),
          "servers",
          "latchkey-" + Api.BASE.getPort());

  static {
    // Otherwise Derby writes its log next to pom.xml.
    System.setProperty("derby.stream.error.file", "target/derby.log");
  }

  private final Path copy;
  private final Connection connection;

  private StolenDatabase(Path copy, Connection connection) {
    this.copy = copy;
    this.connection = connection;
  }

  /** The data folder of the tested server. Skips the test if the server keeps it elsewhere. */
  static Path server() {
    assumeTrue(Files.isDirectory(SERVER), "the server's files are not here");
    return SERVER;
  }

  /** Makes a copy now. Skips the test if the server keeps its data elsewhere. */
  static StolenDatabase now() {
    Path original = server().resolve("data/latchkey");
    assumeTrue(Files.isDirectory(original), "the server's database is not an embedded one");
    try {
      Path copy = Files.createTempDirectory(Path.of("target"), "stolen").resolve("latchkey");
      copyAll(original, copy);
      return new StolenDatabase(copy, DriverManager.getConnection("jdbc:derby:" + copy));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The rows of a query, with each column as text. */
  List<List<String>> rows(String query, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return read(statement.executeQuery());
    } catch (SQLException wrong) {
      throw new IllegalStateException(query, wrong);
    }
  }

  private static List<List<String>> read(ResultSet result) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.add(result.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        // The lock file of the server's process, and its temporary files.
        if (!file.toString().endsWith(".lck") && !file.startsWith(from.resolve("tmp"))) {
          copy(file, to.resolve(from.relativize(file)));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException dropped) {
      // The database has deleted this file in the meantime.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      DriverManager.getConnection("jdbc:derby:" + copy + ";shutdown=true").close();
    } catch (SQLException down) {
      // Derby reports a successful shutdown with an exception.
    }
  }
}
