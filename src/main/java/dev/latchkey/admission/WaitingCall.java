package dev.latchkey.admission;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A call that waits for a slot without a thread (Jakarta Servlet 6.0, 2.3.3.3). When it is
 * admitted, the container dispatches it again, and the filter lets it pass.
 */
final class WaitingCall implements AsyncListener {
  private static final String ATTRIBUTE = WaitingCall.class.getName();

  private enum State {
    WAITING,
    ADMITTED,
    RUNNING,
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
      AdmissionQueue queue, HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync(request, response);
    WaitingCall call = new WaitingCall(queue, context);
    request.setAttribute(ATTRIBUTE, call);
    context.setTimeout(queue.longestWait().toMillis());
    context.addListener(call);
    queue.join(call);
  }

  /** Whether this request has waited and has a slot now; true once. */
  static boolean isAdmitted(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof WaitingCall call && call.run();
  }

  private synchronized boolean run() {
    boolean admitted = state == State.ADMITTED;
    if (admitted) {
      state = State.RUNNING;
    }
    return admitted;
  }

  /** Has the container dispatch it; false if it is over already. */
  synchronized boolean admit() {
    if (state != State.WAITING) {
      return false;
    }
    try {
      context.dispatch();
      state = State.ADMITTED;
      return true;
    } catch (IllegalStateException gone) {
      state = State.OVER;
      return false;
    }
  }

  @Override
  public void onTimeout(AsyncEvent event) throws IOException {
    if (endsWaiting()) {
      queue.withdraw(this);
      HeldRefusals.write((HttpServletResponse) context.getResponse());
      context.complete();
    }
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
  public void onStartAsync(AsyncEvent event) {
    // Only an answer that is held back starts again; it needs no slot.
  }

  private synchronized boolean endsWaiting() {
    boolean waited = state == State.WAITING;
    if (waited) {
      state = State.OVER;
    }
    return waited;
  }

  /** The container has ended the call. If it never ran, its slot is free. */
  private void end() {
    boolean neverRan;
    synchronized (this) {
      neverRan = state == State.ADMITTED;
      state = State.OVER;
    }
    queue.withdraw(this);
    if (neverRan) {
      queue.giveBack();
    }
  }
}
