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
 * A request that reports when its response is complete, even if it is asynchronous and its thread
 * has returned before. The listener is added as soon as the request becomes asynchronous: later the
 * response may already be complete.
 */
final class MeteredRequest extends HttpServletRequestWrapper implements AsyncListener {
  private final Runnable complete;
  private final AtomicBoolean noted = new AtomicBoolean();
  private volatile boolean asynchronous;

  /**
   * @param complete called once, when the response is complete
   */
  MeteredRequest(HttpServletRequest request, Runnable complete) {
    super(request);
    this.complete = complete;
  }

  /**
   * The filter chain has returned. Unless the request is asynchronous, the response is complete.
   */
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
    // The error response is still to come.
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The error response is still to come.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nothing to do: startAsync() of this class adds the listener again.
  }

  private void note() {
    if (noted.compareAndSet(false, true)) {
      complete.run();
    }
  }
}
