package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A call that waits for a slot without a thread (Jakarta Servlet 6.0, 2.3.3.3). When it is
 * admitted, or has waited for too long, the container dispatches it again, and the filter asks
 * which it is. The container's own timeout is off: Payara answers 500 if it comes beside a
 * dispatch.
 */
final class WaitingCall implements AsyncListener {
  private static final String ATTRIBUTE = WaitingCall.class.getName();

  private enum State {
    WAITING,
    ADMITTED,
    EXPIRED,
    OVER
  }

  private final AdmissionQueue queue;
  private final AsyncContext context;
  private State state = State.WAITING;

  private WaitingCall(AdmissionQueue queue, AsyncContext context) {
    this.queue = queue;
    this.context = context;
  }

  /** Lets this call wait. The caller returns to the container and does not touch it again. */
  static void start(
      AdmissionQueue queue,
      AddressBlock source,
      HttpServletRequest request,
      HttpServletResponse response) {
    AsyncContext context = request.startAsync(request, response);
    WaitingCall call = new WaitingCall(queue, context);
    request.setAttribute(ATTRIBUTE, call);
    context.setTimeout(0);
    context.addListener(call);
    queue.join(source, call);
    CompletableFuture.delayedExecutor(
            queue.longestWait().toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
        .execute(call::expire);
  }

  /** The call that this request is, or null if it has not waited. */
  static WaitingCall of(HttpServletRequest request) {
    return (WaitingCall) request.getAttribute(ATTRIBUTE);
  }

  /** Begins to use the slot; false if the call has none, because it waited for too long. */
  synchronized boolean begin() {
    boolean admitted = state == State.ADMITTED;
    state = State.OVER;
    return admitted;
  }

  /** Has the container dispatch it; false if it does not wait any more. */
  boolean admit() {
    return dispatch(State.ADMITTED);
  }

  /** The time is up. */
  void expire() {
    if (dispatch(State.EXPIRED)) {
      queue.withdraw(this);
    }
  }

  private synchronized boolean dispatch(State next) {
    if (state != State.WAITING) {
      return false;
    }
    try {
      context.dispatch();
      state = next;
    } catch (RuntimeException gone) {
      // Not only IllegalStateException: this runs for the call that gave the slot back.
      state = State.OVER;
    }
    return state == next;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // It is off.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Only an answer that is held back starts again; it needs no slot.
  }

  /** The container has ended the call. If it was admitted and never ran, its slot is free. */
  private void end() {
    if (begin()) {
      queue.giveBack();
    } else {
      queue.withdraw(this);
    }
  }
}
