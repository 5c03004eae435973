package dev.latchkey.meter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that tells when its answer is complete, also if that is after its thread has been given
 * back. Listeners are added as soon as it becomes asynchronous: later it may be over already.
 */
final class MeteredRequest extends HttpServletRequestWrapper implements AsyncListener {
  private final Runnable complete;
  private final AtomicBoolean noted = new AtomicBoolean();
  private volatile boolean asynchronous;

  /**
   * @param complete is run once
   */
  MeteredRequest(HttpServletRequest request, Runnable complete) {
    super(request);
    this.complete = complete;
  }

  /** The filter chain has returned; if nothing goes on elsewhere, the answer is complete. */
  void returned() {
    if (!asynchronous) {
      note();
    }
  }

  @Override
  public AsyncContext startAsync() {
    return listenedTo(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return listenedTo(super.startAsync(request, response));
  }

  private AsyncContext listenedTo(AsyncContext context) {
    asynchronous = true;
    context.addListener(this);
    return context;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    note();
  }

  @Override
  public void onError(AsyncEvent event) {
    // The answer to it is still to come.
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The same.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // What starts it again asks this request to.
  }

  private void note() {
    if (noted.compareAndSet(false, true)) {
      complete.run();
    }
  }
}
