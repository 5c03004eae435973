package dev.latchkey.migration;

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
 * Which database the server uses. The server's own configuration reads these settings, not this
 * class; it checks them, because the server would ignore or change what it does not understand.
 */
@ApplicationScoped
public class DatabaseSettings implements SettingGroup {
  private static final String TRANSACTION = "transaction";
  private static final String DIRECT =
      "a URL of PostgreSQL itself such as jdbc:postgresql://db.example.com:5432/latchkey";
  private static final int LONGEST_PATH = 500;
  private static final int LEAST_POOL = 2;
  private static final int MOST_POOL = 1000;

  /** A name that stands in the database's URL, where other characters have a meaning. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.@-]{1,63}");

  private static final Pattern PATH =
      Pattern.compile("[^$;{}\"?&\\p{Cntrl}]{1," + LONGEST_PATH + "}");

  /** Hosts, a name, and parameters that neither server's configuration would change. */
  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql://[A-Za-z0-9.,:\\[\\]_-]+/[\\p{L}\\p{N}_.@-]+[A-Za-z0-9?&=._~/%-]*");

  private Setting<Optional<String>> folder;
  private Setting<List<String>> hosts;
  private Setting<Integer> port;
  private Setting<String> pooler;

  /** For the container's proxy only. */
  protected DatabaseSettings() {}

  /** Checks all of them. */
  @Inject
  public DatabaseSettings(SettingReader reader) {
    Setting<String> kind = reader.read("DB_KIND", Parsers.oneOf("derby", "postgresql"));
    folder = reader.optional("DB_DIR", DatabaseSettings::path);
    checkFolder(reader, kind);
    hosts = reader.read("DB_HOST", DatabaseSettings::hosts);
    port = reader.read("DB_PORT", Parsers.port());
    reader.read("DB_NAME", name());
    reader.read("DB_USER", name());
    reader.read("DB_POOL", Parsers.integer(LEAST_POOL, MOST_POOL));
    reader.read(
        "DB_SSLMODE",
        Parsers.oneOf("disable", "allow", "prefer", "require", "verify-ca", "verify-full"));
    reader.optional("DB_SSLROOTCERT", DatabaseSettings::file);
    reader.secret("DB_PASSWORD", ServerText::unchanged);
    pooler = reader.read("DB_POOLER", Parsers.oneOf("none", TRANSACTION));
    checkMigrations(reader);
  }

  /** {@code DB_DIR}: the folder of the embedded database. */
  public Path folder() {
    return Path.of(folder.value().orElse("data"));
  }

  /** Derby would make the database elsewhere, in a folder called "null". */
  private void checkFolder(SettingReader reader, Setting<String> kind) {
    boolean used = folder.isSet() && kind.ifValid().filter("derby"::equals).isPresent();
    if (used && folder.ifValid().isPresent() && !isWritable()) {
      reader.refuse(folder, "a folder that this server can write to");
    }
  }

  /** Whether the embedded database can be made or opened in its folder, as far as rights go. */
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

  /** Hosts and port of PostgreSQL. */
  String address() {
    return String.join(",", hosts.value()) + ":" + port.value();
  }

  /** Migrations need a session of their own, which a pooler in transaction mode does not give. */
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
   * {@code host:port} for each host but the last, whose port is {@code DB_PORT}: with a port of its
   * own, the last would be taken for a host called {@code h2:5434}.
   */
  private static List<String> hosts(String text) {
    List<String> hosts = List.of(text.split(",", -1));
    int last = hosts.size() - 1;
    try {
      hosts.subList(0, last).forEach(DatabaseSettings::hostAndPort);
      return List.of(Parsers.host().parse(hosts.get(last))).isEmpty() ? List.of() : hosts;
    } catch (InvalidSettingException malformed) {
      throw new InvalidSettingException(
          "a list of hosts such as db1:5432,db2, the last one without a port (that is DB_PORT),");
    }
  }

  private static void hostAndPort(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > 0 && !text.endsWith("]");
    Parsers.host().parse(hasPort ? text.substring(0, colon) : text);
    if (hasPort) {
      Parsers.port().parse(text.substring(colon + 1));
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

  private static String file(String text) {
    if (!Files.isReadable(Path.of(path(text)))) {
      throw new InvalidSettingException("the path of a file that this server can read");
    }
    return text;
  }
}
