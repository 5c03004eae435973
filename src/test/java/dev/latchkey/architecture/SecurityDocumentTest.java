package dev.latchkey.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that docs/security.md names exists. */
class SecurityDocumentTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  SecurityDocumentTest::text,
                  (one, other) -> one + other));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void every_test_that_the_document_names_is_there() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing =
        NAMED
            .matcher(Files.readString(Path.of("docs/security.md")))
            .results()
            .filter(
                named ->
                    !sources
                        .getOrDefault(named.group(1), "")
                        .contains("void " + named.group(2) + "("))
            .map(named -> named.group())
            .toList();
    assertThat(missing).isEmpty();
  }
}
