package dev.latchkey.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All log files of the tested server, including its console and its first-failure records. */
record ServerLogs(List<Path> files) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ServerLogs now() {
    try (Stream<Path> files = Files.walk(StolenDatabase.server().resolve("logs"))) {
      return new ServerLogs(files.filter(Files::isRegularFile).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All lines that contain this text. */
  List<String> linesWith(String text) {
    return files.stream().flatMap(ServerLogs::lines).filter(line -> line.contains(text)).toList();
  }

  /** The audit lines about a caller of this address, oldest first. */
  List<JsonNode> audit(String ip) {
    return linesWith("\"ip\":\"" + ip + "\"").stream()
        .filter(line -> line.contains("\"event\":"))
        .map(line -> json(line.substring(line.indexOf("{\""))))
        .distinct()
        .toList();
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException malformed) {
      throw new AssertionError("no JSON in the audit line: " + line, malformed);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
