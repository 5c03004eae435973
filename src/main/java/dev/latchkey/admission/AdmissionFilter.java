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
 * Guards every call that hashes; {@code web.xml} lists these calls. A call passes when it gets a
 * slot of the {@link AdmissionQueue}. It is refused if it would wait too long. The whole body is in
 * memory before that, so a client that sends slowly holds no slot.
 */
public class AdmissionFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("POST", "DELETE");
  private static final Set<Integer> HELD = Set.of(429, 503);

  @Inject private transient AdmissionQueue queue;
  @Inject private transient HeldRefusals refusals;
  @Inject private transient RequestScope scope;

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
    // The /48 of an IPv6 address. It contains 65 536 subnets, and each one would get its own turn.
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
      scope.serve(chain, request, buffered);
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
