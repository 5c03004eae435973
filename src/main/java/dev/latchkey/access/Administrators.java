package dev.latchkey.access;

import dev.latchkey.account.Roles;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Settings;
import dev.latchkey.session.LiveSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Decides whether a person who is signed in with a browser may use the operator's API. */
@ApplicationScoped
public class Administrators {
  /** After this time, a call that changes or exports something needs the password again. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  private static final String EXPORT = "/api/admin/export";

  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Why this person may not make the call. Empty if they may. */
  Optional<ProblemType> refusal(LiveSession session, HttpServletRequest request) {
    if (!includes(session)) {
      return Optional.of(ProblemType.FORBIDDEN);
    }
    boolean needsProof = changes(request) || request.getRequestURI().startsWith(EXPORT);
    return needsProof && !isFresh(session)
        ? Optional.of(ProblemType.REAUTHENTICATION_REQUIRED)
        : Optional.empty();
  }

  /** Whether this person is an administrator now, and may be one with a browser here. */
  boolean includes(LiveSession session) {
    return session.account().hasRole(Roles.ADMIN) && !settings.sharesOrigin();
  }

  /** Whether the request asks for a change. */
  static boolean changes(HttpServletRequest request) {
    return !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod());
  }

  /** How the audit trail names this person. */
  static String actor(LiveSession session) {
    return Long.toString(session.account().id());
  }

  private boolean isFresh(LiveSession session) {
    return session.session().proof().time().plus(FRESH).isAfter(clock.instant());
  }
}
