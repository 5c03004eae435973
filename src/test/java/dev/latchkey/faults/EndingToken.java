package dev.latchkey.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A token that a test ends. */
final class EndingToken {
  private static final String PASSWORD = "correct horse";
  private static final Duration MAIL = Duration.ofSeconds(30);

  /** Why a token ends. */
  enum Cause {
    LOGOUT,
    LOGOUT_ALL,
    SESSION_ENDED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    ACCOUNT_DELETED,
    ACCOUNT_DISABLED,
    ROLE_TAKEN,
    ENDED_BY_OPERATOR,
    REVOKED
  }

  private final Api api;
  private final String username;
  private final String account;
  private final String token;
  private volatile long endedAt;

  private EndingToken(Api api, String username, String account, String token) {
    this.api = api;
    this.username = username;
    this.account = account;
    this.token = token;
  }

  /** Signs up an account with a role, and logs in. */
  static EndingToken of(Api api, String username) {
    api.signUp(username, PASSWORD);
    long id = api.profile(api.token(username, PASSWORD)).json().path("user").path("id").asLong();
    String account = "/api/admin/accounts/" + id;
    api.operator().post(account, Map.of("roles", List.of("editor")));
    return new EndingToken(api, username, account, api.token(username, PASSWORD));
  }

  /** The status of a call with this token at a service. */
  int statusAt(Api service) {
    return service.get("/me", token).status();
  }

  /** The time since the answer of the call that ended it; zero if that has not come yet. */
  Duration sinceItsEnd() {
    long at = endedAt;
    return at == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - at);
  }

  /** Ends it. The time counts from the answer. */
  void end(Cause cause, String basic) {
    Answer answer = ended(cause, basic);
    endedAt = System.nanoTime();
    if (!answer.isOk()) {
      throw new IllegalStateException(cause + ": " + answer);
    }
  }

  private Answer ended(Cause cause, String basic) {
    return switch (cause) {
      case LOGOUT -> api.logOut(token);
      case LOGOUT_ALL -> api.post("/api/logout_all", token, Map.of());
      case SESSION_ENDED -> api.client().bearing(token).delete("/api/sessions/" + newestSession());
      case PASSWORD_CHANGED -> {
        String other = api.token(username, PASSWORD);
        yield api.changePassword(other, PASSWORD, "another horse");
      }
      case PASSWORD_RESET -> reset();
      case ACCOUNT_DELETED -> api.post("/api/delete_account", token, Map.of("password", PASSWORD));
      case ACCOUNT_DISABLED -> api.operator().post(account, Map.of("enabled", false));
      case ROLE_TAKEN -> api.operator().post(account, Map.of("remove_roles", List.of("editor")));
      case ENDED_BY_OPERATOR -> api.operator().delete(account + "/sessions");
      case REVOKED -> revoked(basic);
    };
  }

  private String newestSession() {
    return api.get("/api/sessions", token).json().path("sessions").get(0).path("id").textValue();
  }

  private Answer reset() {
    api.forgotPassword(Api.email(username));
    long most = System.nanoTime() + MAIL.toNanos();
    Optional<String> mailed = api.mailedToken(Api.email(username));
    while (mailed.isEmpty() && System.nanoTime() < most) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      mailed = api.mailedToken(Api.email(username));
    }
    return api.resetPassword(mailed.orElseThrow(), "another horse");
  }

  private Answer revoked(String basic) {
    byte[] form = ("token=" + token).getBytes(UTF_8);
    return api.client()
        .with("Authorization", basic)
        .send("POST", "/oauth/revoke", "application/x-www-form-urlencoded", form);
  }
}
