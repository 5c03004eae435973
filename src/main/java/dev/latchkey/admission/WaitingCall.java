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
 * A call that waits for a slot without a thread (Jakarta Servlet 6.0, 2.3.3.3). The container
 * dispatches it again when it is admitted or has waited too long; {@link #begin} tells which. The
 * container's own timeout is off, because Payara answers 500 if it coincides with a dispatch.
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

  /** Makes this call wait. The filter must then return and not touch the request again. */
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

  /** The waiting call of this request, or null if it has not waited. */
  static WaitingCall of(HttpServletRequest request) {
    return (WaitingCall) request.getAttribute(ATTRIBUTE);
  }

  /** Starts to use the slot. False if the call has no slot because it waited too long. */
  synchronized boolean begin() {
    boolean admitted = state == State.ADMITTED;
    state = State.OVER;
    return admitted;
  }

  /** Gives the call a slot and lets the container dispatch it. False if it no longer waits. */
  boolean admit() {
    return dispatch(State.ADMITTED);
  }

  /** Ends the wait without a slot. */
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
      // Catches more than IllegalStateException, because a failure here must not reach the call
      // that returned the slot.
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
    // The timeout is off.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Only a held refusal starts again. It needs no slot.
  }

  /** The container has ended the call. If it was admitted but never ran, its slot is returned. */
  private void end() {
    if (begin()) {
      queue.giveBack();
    } else {
      queue.withdraw(this);
    }
  }
}
