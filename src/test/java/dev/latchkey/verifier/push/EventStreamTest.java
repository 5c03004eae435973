package dev.latchkey.verifier.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What a stream does with its bytes. */
class EventStreamTest {
  private Duration now = Duration.ofHours(1);
  private final EventStream stream = new EventStream(event -> {}, () -> now.toNanos());
  private boolean cancelled;
  private long requested;

  /** The connection. */
  private final Flow.Subscription bytes =
      new Flow.Subscription() {
        @Override
        public void request(long more) {
          requested += more;
        }

        @Override
        public void cancel() {
          cancelled = true;
        }
      };

  private static List<ByteBuffer> text(String text) {
    return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void every_line_breaks_the_silence() {
    stream.onSubscribe(bytes);
    now = now.plusSeconds(46);
    assertThat(stream.isSilentFor(Duration.ofSeconds(45))).isTrue();
    stream.onNext(text("id: c1\n\n"));
    assertThat(stream.isSilentFor(Duration.ofSeconds(45))).isFalse();
    assertThat(requested).isEqualTo(2);
  }

  @Test
  void a_stream_that_is_refused_closes_its_connection() {
    stream.onSubscribe(bytes);
    stream.onNext(text("id: \u0000\n"));
    assertThat(cancelled).isTrue();
    assertThat(stream.getBody().toCompletableFuture()).isCompletedExceptionally();
  }
}
