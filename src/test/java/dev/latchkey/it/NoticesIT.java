package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The archive carries the notices and licences of everything that is in it. */
class NoticesIT {
  private static final Path WAR =
      Path.of(System.getProperty("latchkey.it.war", "target/latchkey.war"));
  private static final Path DRIVERS =
      Path.of("target/liberty/wlp/usr/servers/defaultServer/jdbc").toAbsolutePath();
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final String LICENCES = "META-INF/licenses/";
  private static final Pattern VERSION = Pattern.compile("-[0-9][0-9A-Za-z.]*\\.jar$|\\.jar$");
  private static final Pattern LICENCE = Pattern.compile("[a-z0-9.-]+\\.txt");

  private static Set<String> entries(String folder) throws IOException {
    try (ZipFile war = new ZipFile(WAR.toFile())) {
      Set<String> names = new TreeSet<>();
      war.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && !name.endsWith("/"))
          .forEach(name -> names.add(name.substring(folder.length())));
      return names;
    }
  }

  private static String text(String entry) throws IOException {
    try (ZipFile war = new ZipFile(WAR.toFile())) {
      ZipEntry found = war.getEntry(entry);
      assertThat(found).as(entry).isNotNull();
      return new String(war.getInputStream(found).readAllBytes(), UTF_8);
    }
  }

  private static String artifact(String jar) {
    return VERSION.matcher(jar).replaceFirst("");
  }

  /** The lines that name something; what is said of it is indented. */
  private static List<String> named() throws IOException {
    return text("META-INF/NOTICE").lines().filter(line -> line.matches("[a-z0-9-]+")).toList();
  }

  @Test
  void every_library_of_the_archive_is_named_in_its_notice() throws IOException {
    Set<String> libraries = new TreeSet<>();
    entries(LIBRARIES).forEach(jar -> libraries.add(artifact(jar)));
    assertThat(libraries).isNotEmpty();
    assertThat(named()).containsAll(libraries);
  }

  @Test
  void every_driver_of_the_server_archive_is_named_in_the_notice() throws IOException {
    assumeTrue(Files.isDirectory(DRIVERS), "no server was made");
    Set<String> drivers = new TreeSet<>();
    try (Stream<Path> jars = Files.list(DRIVERS)) {
      jars.forEach(jar -> drivers.add(artifact(jar.getFileName().toString())));
    }
    assertThat(named()).containsAll(drivers);
  }

  @Test
  void what_the_libraries_contain_is_named_too() throws IOException {
    assertThat(text("META-INF/NOTICE"))
        .contains("libsodium", "libffi", "FastDoubleParser", "Gson", "SecLists");
  }

  @Test
  void every_licence_that_the_notice_names_is_in_the_archive_and_no_other() throws IOException {
    Set<String> licences = new TreeSet<>();
    text("META-INF/NOTICE")
        .lines()
        .filter(line -> line.startsWith("  "))
        .forEach(
            line ->
                LICENCE.matcher(line).results().map(found -> found.group()).forEach(licences::add));
    assertThat(entries(LICENCES)).isEqualTo(licences);
  }

  @Test
  void the_licence_of_latchkey_itself_is_in_the_archive() throws IOException {
    assertThat(text("META-INF/LICENSE"))
        .contains("Apache License")
        .isEqualTo(Files.readString(Path.of("LICENSE")));
  }
}
