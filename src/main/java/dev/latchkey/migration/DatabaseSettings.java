package dev.latchkey.migration;

import dev.latchkey.address.HostParsers;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.ServerText;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of the database. The server's own configuration uses them; this class only checks
 * them, because the server would ignore or change values that it does not understand.
 */
@ApplicationScoped
public class DatabaseSettings implements SettingGroup {
  private static final String POSTGRESQL = "postgresql";
  private static final String TRANSACTION = "transaction";
  private static final String DIRECT =
      "a URL of PostgreSQL itself such as jdbc:postgresql://db.example.com:5432/latchkey";
  private static final int LONGEST_PATH = 500;
  private static final int LEAST_POOL = 2;
  private static final int MOST_POOL = 1000;

  /** A name that becomes part of the database's URL, in which other characters have a meaning. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.@-]{1,63}");

  private static final Pattern PATH =
      Pattern.compile("[^$;{}\"?&\\p{Cntrl}]{1," + LONGEST_PATH + "}");

  /**
   * Hosts, a name and parameters, without characters that a server's configuration would change.
   */
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://[A-Za-z0-9.,:\\[\\]_-]+/[\\p{L}\\p{N}_.@-]+[A-Za-z0-9?&=._~/%-]*");

  private Setting<String> kind;
  private Setting<Optional<String>> folder;
  private Setting<List<String>> hosts;
  private Setting<Integer> port;
  private Setting<String> pooler;

  /** For the container's proxy only. */
  protected DatabaseSettings() {}

  /** Checks all settings. */
  @Inject
  public DatabaseSettings(SettingReader reader) {
    kind = reader.read("DB_KIND", Parsers.oneOf("derby", POSTGRESQL));
    folder = reader.optional("DB_DIR", DatabaseSettings::path);
    checkFolder(reader);
    hosts = reader.read("DB_HOST", DatabaseSettings::hosts);
    port = reader.read("DB_PORT", HostParsers.port());
    reader.read("DB_NAME", name());
    reader.read("DB_USER", name());
    reader.read("DB_POOL", Parsers.integer(LEAST_POOL, MOST_POOL));
    reader.read(
        "DB_SSLMODE",
        Parsers.oneOf("disable", "allow", "prefer", "require", "verify-ca", "verify-full"));
    reader.optional("DB_SSLROOTCERT", DatabaseSettings::file);
    reader.secret("DB_PASSWORD", ServerText::unchanged);
    reader.optional("DB_PASSWORD_FILE", DatabaseSettings::noFile);
    pooler = reader.read("DB_POOLER", Parsers.oneOf("none", TRANSACTION));
    checkMigrations(reader);
  }

  /** {@code DB_DIR}: the folder of the embedded database. */
  public Path folder() {
    return Path.of(folder.value().orElse("data"));
  }

  /** Otherwise Derby would create the database elsewhere, in a folder called "null". */
  private void checkFolder(SettingReader reader) {
    boolean used = folder.isSet() && kind.ifValid().filter("derby"::equals).isPresent();
    if (used && folder.ifValid().isPresent() && !isWritable()) {
      reader.refuse(folder, "a folder that this server can write to");
    }
  }

  /** Whether the file permissions allow creating or opening the embedded database in its folder. */
  boolean isWritable() {
    Path path = folder().toAbsolutePath();
    while (path != null && !Files.exists(path)) {
      path = path.getParent();
    }
    Path database = folder().resolve("latchkey");
    return path != null
        && Files.isDirectory(path)
        && Files.isWritable(path)
        && (!Files.exists(database) || Files.isWritable(database));
  }

  /**
   * Checks that the server uses the database that the settings ask for. Open Liberty keeps its
   * configuration from start to start. It does not see that {@code DB_KIND} has changed, because
   * this variable only chooses a file (26.0.0.5, tried).
   *
   * @throws StartRefusedException if it is the other one
   */
  public void checkKind(boolean postgreSql) {
    String used = postgreSql ? POSTGRESQL : "derby";
    if (kind.isSet() && !kind.value().equals(used)) {
      throw new StartRefusedException(
          "DB_KIND is \"%s\", but the server still uses %s; start it once with --clean"
              .formatted(kind.value(), used));
    }
  }

  /** The hosts and the port of PostgreSQL. */
  String address() {
    return String.join(",", hosts.value()) + ":" + port.value();
  }

  /**
   * Migrations need their own database session, which a pooler in transaction mode does not offer.
   */
  private void checkMigrations(SettingReader reader) {
    SettingParser<String> any = text -> text;
    Setting<Optional<String>> url =
        reader.secret("DB_MIGRATION_URL", any.that(URL.asMatchPredicate(), DIRECT));
    if (pooler.ifValid().filter(TRANSACTION::equals).isPresent() && !url.isSet()) {
      reader.refuse(url, "with DB_POOLER=transaction, " + DIRECT);
    }
  }

  /** {@code DB_POOLER}: whether connections go through a pooler in transaction mode. */
  boolean pooled() {
    return TRANSACTION.equals(pooler.value());
  }

  private static SettingParser<String> name() {
    SettingParser<String> any = text -> text;
    return any.that(NAME.asMatchPredicate(), "a name of 1 to 63 letters, digits and _.@-");
  }

  /**
   * Every host has the form {@code host:port}, except the last one, whose port is {@code DB_PORT}.
   * The server would read a last host with a port as a host called {@code h2:5434}.
   */
  private static List<String> hosts(String text) {
    List<String> hosts = List.of(text.split(",", -1));
    int last = hosts.size() - 1;
    try {
      hosts.subList(0, last).forEach(DatabaseSettings::hostAndPort);
      return List.of(HostParsers.host().parse(hosts.get(last))).isEmpty() ? List.of() : hosts;
    } catch (InvalidSettingException malformed) {
      throw new InvalidSettingException(
          "a list of hosts such as db1:5432,db2, the last one without a port (that is DB_PORT),");
    }
  }

  private static void hostAndPort(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > 0 && !text.endsWith("]");
    HostParsers.host().parse(hasPort ? text.substring(0, colon) : text);
    if (hasPort) {
      HostParsers.port().parse(text.substring(colon + 1));
    }
  }

  private static String path(String text) {
    try {
      if (PATH.matcher(text).matches()) {
        return Path.of(text).toString();
      }
    } catch (InvalidPathException malformed) {
      // Refused below.
    }
    throw new InvalidSettingException("a path without any of $;{}\"?&");
  }

  /** The server reads the password before the application runs, and it does not read this file. */
  private static String noFile(String text) {
    throw new InvalidSettingException(
        "for this password, the server's own way to read a file (docs/settings.md)");
  }

  private static String file(String text) {
    if (!Files.isReadable(Path.of(path(text)))) {
      throw new InvalidSettingException("the path of a file that this server can read");
    }
    return text;
  }
}
