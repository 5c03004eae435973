package dev.latchkey.admission;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.caller.Callers;
import dev.latchkey.metric.Waits;
import dev.latchkey.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
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
  @Inject private transient RefusedLogins logins;
  @Inject private transient RequestScope scope;
  @Inject private transient Waits waits;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RefusedLogins.arrived(request);
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
    waits.forHash(RefusedLogins.sinceArrival(request).toNanos());
    BufferedResponse buffered = new BufferedResponse(response);
    HeldRefusals.Answer answer = buffered::send;
    int status;
    try {
      scope.serve(chain, request, buffered);
      status = response.getStatus();
    } catch (Problem refused) {
      // A servlet throws its refusals; RequestFilter answers.
      status = refused.type().status();
      answer =
          () -> {
            throw refused;
          };
    } finally {
      queue.leave(System.nanoTime() - begun);
    }
    send(request, response, status, answer);
  }

  private void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      HeldRefusals.Answer answer)
      throws IOException {
    Duration wait = logins.remaining(request, status);
    if (wait.isNegative() || wait.isZero()) {
      if (isHeld(status, request)) {
        refusals.hold(request, answer);
      } else {
        answer.write();
      }
    } else if (!refusals.holdLogin(request, answer, wait)) {
      HeldRefusals.write(response);
    }
  }

  private boolean isHeld(int status, HttpServletRequest request) {
    return HELD.contains(status) && queue.waiting() > 0 && !RequestSize.isLarge(request);
  }
}
