package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whether the time of an answer tells who is registered: two kinds of calls in turn, 200 of each,
 * and the probability that one of the first kind takes longer than one of the second (the area
 * under the ROC curve). 0.5 is a coin. Wants a quiet machine: {@code mvn -Ptiming verify}.
 */
@LatchkeyIT
@Tag("timing")
class TimingIT {
  private static final int SAMPLES = 200;

  /** So often one name can be tried and none is throttled. */
  private static final int TRIES = 4;

  private static final double NOTICED = 0.1;
  private static final Duration FIVE_MS = Duration.ofMillis(5);
  private static final String IMPORT = "/api/admin/import";

  /** Of cost 10, which takes longer than our own hash: {@code htpasswd -nbBC 10 name secret}. */
  private static final String BCRYPT =
      "$2y$10$g7VYVH6BiuV.HGzVzBhmC..QorQ3TicHIxYuu7TSv9IvVAfecqAJa";

  private static List<NewUser> known;
  private static List<NewUser> unknown;

  @BeforeAll
  static void meet_some_and_warm_up() {
    known = people().peek(user -> user.signUp().ok()).toList();
    unknown = people().toList();
    List<NewUser> others = people().toList();
    IntStream.range(0, SAMPLES).forEach(i -> login(others.get(i / TRIES), "warming up"));
  }

  private static Stream<NewUser> people() {
    return IntStream.range(0, SAMPLES / TRIES).mapToObj(i -> NewUser.unknown());
  }

  private static void login(NewUser user, String password) {
    Map<String, String> form = Map.of("username", user.username(), "password", password);
    Api.anyone().post("/api/login", form).refused(401, "Invalid username or password");
  }

  private static void bringIn(NewUser user) {
    String line =
        "{\"email\":\"%s\",\"username\":\"%s\",\"password_hash\":\"%s\"}"
            .formatted(user.email(), user.username(), BCRYPT);
    Operator.api().send("POST", IMPORT, "application/x-ndjson", line.getBytes(UTF_8)).ok();
  }

  private static void forget(NewUser user) {
    Api.anyone().post("/api/forgot-password", Map.of("email", user.email())).ok();
  }

  private static void compare(String what, boolean expectNoticed, IntConsumer a, IntConsumer b) {
    List<Long> first = new ArrayList<>();
    List<Long> second = new ArrayList<>();
    Random order = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      boolean swap = order.nextBoolean();
      for (int turn = 0; turn < 2; turn++) {
        boolean isFirst = swap == (turn == 1);
        (isFirst ? first : second).add(nanos(isFirst ? a : b, i));
      }
    }
    double auc = auc(first, second);
    System.out.printf(
        "timing: %s: AUC %.3f, medians %.2f and %.2f ms%n",
        what, auc, median(first), median(second));
    assertThat(Math.abs(auc - 0.5) > NOTICED).as(what + ": " + auc).isEqualTo(expectNoticed);
  }

  private static long nanos(IntConsumer call, int sample) {
    long start = System.nanoTime();
    call.accept(sample);
    return System.nanoTime() - start;
  }

  /** Mann and Whitney's U over the number of pairs. */
  private static double auc(List<Long> first, List<Long> second) {
    double longer = 0;
    for (long one : first) {
      for (long other : second) {
        longer += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return longer / first.size() / second.size();
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
  }

  @Test
  void five_milliseconds_more_are_noticed_so_that_this_rig_can_be_trusted() {
    List<NewUser> some = people().toList();
    List<NewUser> others = people().toList();
    compare(
        "control, 5 ms more",
        true,
        i -> {
          login(some.get(i / TRIES), "not the password");
          Pause.of(FIVE_MS);
        },
        i -> login(others.get(i / TRIES), "not the password"));
  }

  @Test
  void an_unknown_user_takes_as_long_as_a_wrong_password() {
    compare(
        "login, unknown user and wrong password",
        false,
        i -> login(unknown.get(i / TRIES), "not the password"),
        i -> login(known.get(i / TRIES), "not the password"));
  }

  @Test
  void an_empty_password_takes_as_long_as_a_wrong_one() {
    List<NewUser> some = people().peek(user -> user.signUp().ok()).toList();
    List<NewUser> others = people().peek(user -> user.signUp().ok()).toList();
    compare(
        "login, empty and wrong password",
        false,
        i -> login(some.get(i / TRIES), ""),
        i -> login(others.get(i / TRIES), "not the password"));
  }

  @Test
  void an_imported_account_takes_as_long_as_an_unknown_name_and_as_one_of_our_own() {
    List<NewUser> imported = people().toList();
    List<NewUser> alsoImported = people().toList();
    List<NewUser> nobody = people().toList();
    List<NewUser> ours = people().peek(user -> user.signUp().ok()).toList();
    List<NewUser> all = Stream.concat(imported.stream(), alsoImported.stream()).toList();
    all.forEach(TimingIT::bringIn);
    try {
      compare(
          "login, imported account and unknown name",
          false,
          i -> login(imported.get(i / TRIES), "not the password"),
          i -> login(nobody.get(i / TRIES), "not the password"));
      compare(
          "login, imported account and our own",
          false,
          i -> login(alsoImported.get(i / TRIES), "not the password"),
          i -> login(ours.get(i / TRIES), "not the password"));
    } finally {
      // The first login with the right password replaces the hash by one of ours.
      all.forEach(user -> user.withPassword("secret").logIn().ok());
    }
  }

  @Test
  void a_forgotten_password_of_somebody_takes_as_long_as_of_nobody() {
    compare(
        "forgot, known and unknown",
        false,
        i -> forget(known.get(i / TRIES)),
        i -> forget(unknown.get(i / TRIES)));
  }
}
