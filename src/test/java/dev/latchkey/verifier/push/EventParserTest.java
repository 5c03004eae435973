package dev.latchkey.verifier.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events, as the HTML standard defines them and as a hostile server sends them. */
class EventParserTest {
  private final List<Event> events = new ArrayList<>();
  private final EventParser parser = new EventParser(events::add);

  private void take(String text) throws IOException {
    parser.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_line_ends_in_any_of_three_ways(String end) throws IOException {
    take(String.join(end, "event: revoked", "id: a1", "data: {}", "", ": comment", "data:x", ""));
    take(end);
    assertThat(events).containsExactly(new Event("revoked", "a1", "{}"), new Event("", "a1", "x"));
  }

  @Test
  void an_event_may_come_byte_by_byte() throws IOException {
    for (char next : "event: revoked\r\nid: a1\r\ndata: {\r\ndata: }\r\n\r\n".toCharArray()) {
      take(String.valueOf(next));
    }
    assertThat(events).containsExactly(new Event("revoked", "a1", "{\n}"));
  }

  @Test
  void a_cursor_without_an_event_is_passed_on() throws IOException {
    take("id: a1\n\n");
    assertThat(events).containsExactly(new Event("", "a1", ""));
  }

  @Test
  void an_event_that_is_not_complete_is_none() throws IOException {
    take("event: revoked\nid: a1\ndata: {}\n");
    assertThat(events).isEmpty();
  }

  @Test
  void fields_of_later_versions_are_ignored() throws IOException {
    take("retry: 10\nnews\nid:b\n\n");
    assertThat(events).containsExactly(new Event("", "b", ""));
  }

  @Test
  void a_line_without_an_end_breaks_the_stream() {
    assertThatThrownBy(() -> take("data: " + "x".repeat(5000))).isInstanceOf(IOException.class);
  }

  @Test
  void an_event_without_an_end_breaks_the_stream() {
    String line = "data: " + "x".repeat(1000) + "\n";
    assertThatThrownBy(() -> take(line.repeat(5))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\u0000", "ä", "a:b"})
  void an_id_that_cannot_be_sent_back_breaks_the_stream(String id) {
    assertThatThrownBy(() -> take("id: " + id + "\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> take("id: " + "x".repeat(257) + "\n")).isInstanceOf(IOException.class);
  }
}
