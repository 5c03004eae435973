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
 * A copy of the running server's embedded database, as a thief of its files would have it. What was
 * committed before it was made is in it: the database recovers it from its log.
 */
final class StolenDatabase implements AutoCloseable {
  private static final Path SERVER =
      Path.of(
          System.getProperty("latchkey.it.usr", "target/it/usr"),
          "servers",
          "latchkey-" + Api.BASE.getPort());

  static {
    // Else the database writes its log beside the pom.
    System.setProperty("derby.stream.error.file", "target/derby.log");
  }

  private final Path copy;
  private final Connection connection;

  private StolenDatabase(Path copy, Connection connection) {
    this.copy = copy;
    this.connection = connection;
  }

  /** The folder of the server that is tested; skips the test where it is somewhere else. */
  static Path server() {
    assumeTrue(Files.isDirectory(SERVER), "the server's files are not here");
    return SERVER;
  }

  /** A copy as of now; skips the test where the server keeps its data elsewhere. */
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

  /** The rows of a query, each as its columns' texts. */
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
        // The lock of the server's own process, and what it sorts in.
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
      // A file that the database has done away with meanwhile.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
      DriverManager.getConnection("jdbc:derby:" + copy + ";shutdown=true").close();
    } catch (SQLException down) {
      // Derby says by an exception that it is down.
    }
  }
}
