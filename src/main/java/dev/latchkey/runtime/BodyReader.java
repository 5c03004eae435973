package dev.latchkey.runtime;

import dev.latchkey.problem.ProblemType;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Collects one body as it arrives. The first of these ends it: the body is there, which sends the
 * request on its way; or it is too long, too slow, or broken, which refuses it.
 */
final class BodyReader implements ReadListener, AsyncListener {
  private static final int BUFFER = 8 * 1024;

  private final AsyncContext async;
  private final RequestWithBody request;
  private final Runnable ended;
  private final AtomicBoolean over = new AtomicBoolean();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  BodyReader(AsyncContext async, RequestWithBody request, Runnable ended) {
    this.async = async;
    this.request = request;
    this.ended = ended;
  }

  @Override
  public void onDataAvailable() throws IOException {
    ServletInputStream in = request.getRequest().getInputStream();
    byte[] buffer = new byte[BUFFER];
    while (!over.get() && in.isReady()) {
      int read = in.read(buffer);
      if (read < 0) {
        return;
      }
      if (body.size() + read > Json.MAX_BODY) {
        refuse(ProblemType.BODY_TOO_LARGE);
        return;
      }
      body.write(buffer, 0, read);
    }
  }

  @Override
  public void onAllDataRead() {
    if (end()) {
      request.arrived(body.toByteArray());
      async.dispatch();
    }
  }

  // Chunks that are none, or a body that breaks off: the sender's fault, not a 500.
  @Override
  public void onError(Throwable unreadable) {
    refuse(ProblemType.MALFORMED_BODY);
  }

  @Override
  public void onTimeout(AsyncEvent deadline) {
    refuse(ProblemType.BODY_TOO_SLOW);
  }

  // The container has given up on the request: nobody is there to be answered.
  @Override
  public void onError(AsyncEvent failure) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent completed) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent again) {
    // What comes after the body may be asynchronous too; it has listeners of its own.
  }

  private boolean end() {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      ended.run();
    }
    return first;
  }

  private void refuse(ProblemType type) {
    if (end()) {
      try {
        BodyFilter.refuse(type, (HttpServletResponse) async.getResponse());
      } catch (IOException gone) {
        // The caller has hung up.
      }
      async.complete();
    }
  }
}
