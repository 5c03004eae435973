package dev.latchkey.verifier.push;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The body of one answer: passes its bytes to a parser, and knows when the last ones came. */
final class EventStream implements BodySubscriber<Void> {
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final EventParser parser;
  private volatile Flow.Subscription bytes;
  private final LongSupplier nanos;
  private volatile long heard;

  /**
   * A stream that begins now.
   *
   * @param nanos a clock that only runs forward
   */
  EventStream(Consumer<Event> events, LongSupplier nanos) {
    this.parser = new EventParser(events);
    this.nanos = nanos;
    this.heard = nanos.getAsLong();
  }

  /** This stream, if the answer is one. Otherwise it has failed. */
  BodySubscriber<Void> of(ResponseInfo answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() != 200) {
      end.completeExceptionally(new IOException("the answer is a " + answer.statusCode()));
    } else if (!type.startsWith("text/event-stream")) {
      end.completeExceptionally(new IOException("the answer is no stream of events"));
    }
    return this;
  }

  /** Whether nothing has come for so long. */
  boolean isSilentFor(Duration time) {
    return nanos.getAsLong() - heard > time.toNanos();
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    bytes = subscription;
    if (end.isDone()) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    heard = nanos.getAsLong();
    try {
      for (ByteBuffer buffer : buffers) {
        parser.take(buffer);
      }
      bytes.request(1);
    } catch (IOException | RuntimeException refused) {
      bytes.cancel();
      end.completeExceptionally(refused);
    }
  }

  @Override
  public void onError(Throwable failed) {
    end.completeExceptionally(failed);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }

  /** Closes the connection. */
  void cancel() {
    Flow.Subscription open = bytes;
    if (open != null) {
      open.cancel();
    }
  }
}
