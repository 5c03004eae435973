package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {
  private static final Path DOCUMENT = Path.of("src/main/resources/META-INF/openapi.yaml");

  @Test
  void the_open_api_document_lists_every_code() throws Exception {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int first = lines.indexOf("    ErrorBody:");
    List<String> listed =
        lines.stream()
            .skip(first)
            .dropWhile(line -> !line.endsWith("enum:"))
            .skip(1)
            .takeWhile(line -> line.startsWith("            - "))
            .map(line -> line.substring(14))
            .toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ProblemType.values()).map(ProblemType::code).distinct().toList());
  }
}
