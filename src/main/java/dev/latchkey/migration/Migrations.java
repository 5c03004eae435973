package dev.latchkey.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations of this version, in the order of the list in {@code db/migrations}. Flyway's own
 * search fails in a folder whose name must be encoded in a URL, such as one with a space: it finds
 * the files but cannot read them.
 */
final class Migrations implements ResourceProvider {
  private static final String LIST = "/db/migrations";
  private static final String FOLDER = "/db/migration/";

  private final List<String> names = text(LIST).lines().toList();

  /** The file name of the oldest migration. */
  static String first() {
    return text(LIST).lines().findFirst().orElseThrow();
  }

  /** The number of the newest migration. */
  static String newest() {
    String name = text(LIST).strip().lines().reduce("", (older, newer) -> newer);
    return name.substring(1, name.indexOf("__"));
  }

  /**
   * The checksum of a migration in the form that Flyway stores: CRC-32 of its lines without line
   * breaks. Empty if this version has no such migration.
   */
  static OptionalInt checksum(String name) {
    if (text(LIST).lines().noneMatch(name::equals)) {
      return OptionalInt.empty();
    }
    CRC32 crc = new CRC32();
    text(FOLDER + name).lines().forEach(line -> crc.update(line.getBytes(UTF_8)));
    return OptionalInt.of((int) crc.getValue());
  }

  @Override
  public LoadableResource getResource(String name) {
    return names.contains(name) ? new Migration(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return names.stream()
        .filter(name -> name.startsWith(prefix) && Stream.of(suffixes).anyMatch(name::endsWith))
        .<LoadableResource>map(Migration::new)
        .toList();
  }

  private static String text(String resource) {
    try (InputStream bytes = Migrations.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(bytes, resource).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class Migration extends LoadableResource {
    private final String name;

    Migration(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      return new StringReader(text(FOLDER + name));
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return FOLDER + name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
