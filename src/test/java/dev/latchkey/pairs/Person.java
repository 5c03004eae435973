package dev.latchkey.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * An account that several threads use at once, with one session and one of two passwords. A call
 * that finds the session ended, the password changed or the account gone is rightly refused. The
 * person then logs in or signs up again.
 */
final class Person {
  private static final List<String> PASSWORDS = List.of("correct horse one", "battery staple two");

  /** A mail that a limit holds back never comes. */
  private static final int LOOKS = 6;

  private static final long LOOK_EVERY_MS = 50;

  private final String name = UUID.randomUUID().toString().substring(0, 18).replace('-', '_');
  private final Api api;
  private final Judge judge;
  private volatile String token = "none";
  private volatile String password = PASSWORDS.get(0);

  /** Somebody who has signed up and logged in. */
  Person(Api api, Judge judge) {
    this.api = api;
    this.judge = judge;
    signUp();
    logIn();
  }

  void signUp() {
    judged("signup", api.signUp(name, PASSWORDS.get(0)));
  }

  void logIn() {
    for (String tried : List.of(password, other(password))) {
      Answer answer = judged("login", api.logIn(name, tried));
      if (answer.isOk()) {
        password = tried;
        token = answer.json().path("token").asText();
        return;
      }
    }
    signUp();
  }

  void forgetPassword() {
    judged("forgot-password", api.forgotPassword(Api.email(name)));
  }

  void resetPassword() {
    forgetPassword();
    Optional<String> mailed = mailedToken();
    if (mailed.isPresent()) {
      String next = other(password);
      judged("reset-password", api.resetPassword(mailed.get(), next));
      logIn();
    }
  }

  void changePassword() {
    String current = password;
    String next = other(current);
    if (knownAs(judged("change_password", api.changePassword(token, current, next)))) {
      password = next;
    }
  }

  void changeEmail() {
    Map<String, String> form = Map.of("new_email", "new." + Api.email(name), "password", password);
    knownAs(judged("change_email", api.post("/api/change_email", token, form)));
  }

  void viewProfile() {
    knownAs(judged("profile", api.profile(token)));
  }

  void updateProfile() {
    Map<String, String> form = Map.of("full_name", "Somebody " + System.nanoTime());
    knownAs(judged("update_profile", api.post("/api/update_profile", token, form)));
  }

  void logOut() {
    knownAs(judged("logout", api.logOut(token)));
  }

  void logOutEverywhere() {
    knownAs(judged("logout_all", api.post("/api/logout_all", token, Map.of())));
  }

  void listSessions() {
    knownAs(judged("sessions", api.get("/api/sessions", token)));
  }

  void endSession() {
    logIn();
    Answer list = judged("sessions", api.get("/api/sessions", token));
    if (knownAs(list)) {
      JsonNode sessions = list.json().path("sessions");
      String oldest = sessions.path(sessions.size() - 1).path("id").asText();
      judged("end session", api.delete("/api/sessions/" + oldest, token));
    }
  }

  void deleteAccount() {
    Map<String, String> form = Map.of("password", password);
    knownAs(judged("delete_account", api.post("/api/delete_account", token, form)));
  }

  private Answer judged(String what, Answer answer) {
    judge.look(what, answer);
    return answer;
  }

  /** Whether the server took the token; if not, there is another one now. */
  private boolean knownAs(Answer answer) {
    if (answer.status() == 401) {
      logIn();
    }
    return answer.isOk();
  }

  private Optional<String> mailedToken() {
    for (int look = 0; look < LOOKS; look++) {
      Optional<String> mailed = api.mailedToken(Api.email(name));
      if (mailed.isPresent()) {
        return mailed;
      }
      pause();
    }
    return Optional.empty();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String other(String password) {
    return PASSWORDS.get(1 - PASSWORDS.indexOf(password));
  }
}
