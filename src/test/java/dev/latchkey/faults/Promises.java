package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Signs up, changes passwords and logs out, and remembers each call that was answered with 200. Its
 * effect must be there afterwards. A call without an answer may have had its effect or not.
 */
final class Promises {
  private static final String FIRST = "first password";
  private static final String SECOND = "second password";

  private final AtomicInteger people = new AtomicInteger();
  private final String prefix;
  private final Consumer<String> ended;
  private final Queue<String> signedUp = new ConcurrentLinkedQueue<>();
  private final Queue<String> changed = new ConcurrentLinkedQueue<>();
  private final Queue<String> loggedOut = new ConcurrentLinkedQueue<>();

  Promises(String prefix) {
    this(prefix, token -> {});
  }

  /** Tells somebody each token whose end was answered. */
  Promises(String prefix, Consumer<String> ended) {
    this.prefix = prefix;
    this.ended = ended;
  }

  /** A new account, and nothing else. */
  Answer signUp(Api api) {
    return signUp(api, prefix + people.incrementAndGet());
  }

  private Answer signUp(Api api, String name) {
    Answer answer = api.signUp(name, FIRST);
    if (answer.isOk()) {
      signedUp.add(name);
    }
    return answer;
  }

  /** One person's life: an account, a logout, another password. The last answer is returned. */
  Answer live(Api api) {
    String name = prefix + people.incrementAndGet();
    Answer answer = signUp(api, name);
    if (!answer.isOk()) {
      return answer;
    }
    Answer login = api.logIn(name, FIRST);
    if (!login.isOk()) {
      return login;
    }
    String leaving = login.json().path("token").asText();
    Answer logout = api.logOut(leaving);
    if (logout.isOk()) {
      loggedOut.add(leaving);
      ended.accept(leaving);
    }
    return change(api, name);
  }

  // While its password changes, the name is not in the list of the first password.
  private Answer change(Api api, String name) {
    Answer login = api.logIn(name, FIRST);
    if (!login.isOk()) {
      return login;
    }
    Answer other = api.logIn(name, FIRST);
    if (!other.isOk()) {
      return other;
    }
    signedUp.remove(name);
    Answer change = api.changePassword(login.json().path("token").asText(), FIRST, SECOND);
    if (change.isOk()) {
      changed.add(name);
      ended.accept(other.json().path("token").asText());
    }
    return change;
  }

  /**
   * Checks the effect of every answered call and then forgets them. Returns how many there were.
   */
  int keptOn(Api api) {
    int kept = signedUp.size() + changed.size() + loggedOut.size();
    assertThat(kept).as("answered calls").isPositive();
    assertThat(signedUp).allMatch(name -> api.logIn(name, FIRST).isOk(), "signed up");
    assertThat(changed)
        .allMatch(name -> api.logIn(name, SECOND).isOk(), "password changed")
        .allMatch(name -> api.logIn(name, FIRST).status() == 401, "old password is void");
    assertThat(loggedOut).allMatch(token -> api.profile(token).status() == 401, "logged out");
    signedUp.clear();
    changed.clear();
    loggedOut.clear();
    return kept;
  }
}
