package dev.latchkey.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A proxy may serve Latchkey under another path, so every URL in a page is relative. */
class PageAddressesTest {
  private static final Pattern FROM_THE_ROOT =
      Pattern.compile(
          "(?:href|src|action)=\"/[^\"]*|(?:fetch\\(|href: )['`\"]/[^'`\"]*|location\\.origin");

  @Test
  void every_address_in_a_page_or_a_script_is_relative() throws IOException {
    List<String> addresses =
        Stream.concat(files("pages"), files("assets"))
            .flatMap(PageAddressesTest::fromTheRoot)
            .toList();
    assertThat(addresses).isEmpty();
  }

  private static Stream<Path> files(String folder) throws IOException {
    return Files.list(Path.of("src/main/webapp", folder));
  }

  private static Stream<String> fromTheRoot(Path file) {
    try {
      return FROM_THE_ROOT.matcher(Files.readString(file)).results().map(MatchResult::group);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
