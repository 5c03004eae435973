package dev.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.account.AccessChanges;
import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Settings;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.Session;
import dev.latchkey.setting.Configured;
import dev.latchkey.token.Authentication;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a person must enter the password again. */
class AdministratorsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Administrators administrators = new Administrators();

  AdministratorsTest() {
    var reader = Configured.development().reader();
    Injected.into(administrators, "settings", new Settings(reader));
    Injected.into(administrators, "clock", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static LiveSession session(String role, Duration age) {
    Account account = new Account(new Username("a"), new EmailAddress("a@b.co"), null, null, NOW);
    account.apply(new AccessChanges(Set.of(role), Set.of(), Set.of(), null), NOW);
    Authentication proof = Authentication.byPassword(NOW.minus(age));
    return new LiveSession(
        new Session("s", account, proof, Caller.THIS_SERVER, NOW, Duration.ofHours(1)), account);
  }

  private static HttpServletRequest request(String method, String path) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getRequestURI" -> path;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private Optional<ProblemType> refusal(String role, Duration age, String method, String path) {
    return administrators.refusal(session(role, age), request(method, path));
  }

  @Test
  void a_change_needs_a_proof_that_is_younger_than_15_minutes() {
    Duration young = LIMIT.minusSeconds(1);
    for (String method : new String[] {"POST", "DELETE", "PUT"}) {
      assertThat(refusal("latchkey-admin", young, method, "/api/admin/keys")).isEmpty();
      assertThat(refusal("latchkey-admin", LIMIT, method, "/api/admin/keys"))
          .contains(ProblemType.REAUTHENTICATION_REQUIRED);
    }
  }

  @Test
  void a_read_needs_none_but_an_export_does() {
    assertThat(refusal("latchkey-admin", LIMIT, "GET", "/api/admin/accounts")).isEmpty();
    assertThat(refusal("latchkey-admin", LIMIT, "GET", "/api/admin/export"))
        .contains(ProblemType.REAUTHENTICATION_REQUIRED);
  }

  @Test
  void another_role_opens_nothing() {
    assertThat(refusal("editor", Duration.ZERO, "GET", "/api/admin/accounts"))
        .contains(ProblemType.FORBIDDEN);
  }
}
