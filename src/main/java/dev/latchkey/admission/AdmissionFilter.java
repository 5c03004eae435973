package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.caller.Callers;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Stands in front of every call that hashes; {@code web.xml} lists them. Lets a call pass when it
 * has a slot of the {@link AdmissionQueue}, and refuses it if it would wait for too long. Its body
 * is in memory by then, so a caller who sends slowly holds no slot.
 */
public class AdmissionFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("POST", "DELETE");
  private static final Set<Integer> HELD = Set.of(429, 503);

  @Inject private transient AdmissionQueue queue;
  @Inject private transient HeldRefusals refusals;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    WaitingCall waited = WaitingCall.of(request);
    HeldRefusals.Answer held = HeldRefusals.of(request);
    if (held != null) {
      held.write();
    } else if (!METHODS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else if (waited == null ? queue.enter() : waited.begin()) {
      serve(request, response, chain);
    } else if (waited != null || RequestSize.isLarge(request)) {
      HeldRefusals.write(response);
    } else {
      await(request, response);
    }
  }

  private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // The /48 of an IPv6 address: who has one has 65 536 subnets, and would have as many turns.
    AddressBlock source = Callers.of(request).ip().site();
    if (queue.isFull(source)) {
      refusals.hold(request, () -> HeldRefusals.write(response));
    } else {
      WaitingCall.start(queue, source, request, response);
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    BufferedResponse buffered = new BufferedResponse(response);
    try {
      chain.doFilter(request, buffered);
    } finally {
      queue.leave(System.nanoTime() - begun);
    }
    if (isHeld(response.getStatus(), request)) {
      refusals.hold(request, buffered::send);
    } else {
      buffered.send();
    }
  }

  private boolean isHeld(int status, HttpServletRequest request) {
    return HELD.contains(status) && queue.waiting() > 0 && !RequestSize.isLarge(request);
  }
}
