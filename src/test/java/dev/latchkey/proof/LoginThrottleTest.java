package dev.latchkey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.name.LoginName;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.throttle.ThrottleRig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final String HOME = "2001:db8:1:7::1";
  private static final String HOME_TOMORROW = "2001:db8:1:7:1:2:3:4";
  private static final String ELSEWHERE = "192.0.2.1";
  private static final String WRONG = "CREDENTIALS_REFUSED 0";
  private static final int FREE = 5;

  private final ThrottleRig rig = new ThrottleRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private void useUp(String ip) {
    for (int i = 0; i < FREE; i++) {
      assertThat(rig.wrong(ip)).isEqualTo(WRONG);
    }
  }

  @Test
  void a_login_that_succeeds_writes_nothing() {
    try (LoginTry attempt = rig.admit(HOME)) {
      attempt.succeeded();
    }
    assertThat(rig.rows()).isZero();
  }

  @Test
  void after_five_failures_each_further_one_costs_a_wait_that_doubles() {
    useUp(ELSEWHERE);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(rig.wrong(ELSEWHERE)).isEqualTo("THROTTLED " + seconds);
      rig.pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(rig.wrong(ELSEWHERE)).isEqualTo("THROTTLED 1");
      rig.pass(Duration.ofMillis(1));
      assertThat(rig.wrong(ELSEWHERE)).isEqualTo(WRONG);
    }
  }

  @Test
  void what_is_free_being_used_up_is_one_row_in_the_audit_trail() {
    useUp(ELSEWHERE);
    rig.wrong(ELSEWHERE);
    rig.pass(Duration.ofSeconds(2));
    rig.wrong(ELSEWHERE);
    assertThat(rig.throttleRows()).isEqualTo(1);
  }

  @Test
  void the_owner_may_still_try_from_an_address_of_the_same_subnet_as_an_earlier_login() {
    rig.loggedInFrom(HOME);
    useUp(ELSEWHERE);
    try (LoginTry attempt = rig.admit(HOME_TOMORROW)) {
      assertThat(attempt.mayMatch()).isTrue();
    }
  }

  @Test
  void from_any_other_address_the_same_work_is_done_for_nothing() {
    rig.loggedInFrom(HOME);
    useUp(ELSEWHERE);
    try (LoginTry attempt = rig.admit("198.51.100.1")) {
      assertThat(attempt.mayMatch()).isFalse();
      assertThat(attempt.failed().type()).isEqualTo(ProblemType.THROTTLED);
    }
  }

  @Test
  void a_wrong_password_from_a_familiar_address_is_the_429_of_everybody_else() {
    rig.loggedInFrom(HOME);
    useUp(ELSEWHERE);
    rig.wrong(ELSEWHERE);
    rig.pass(Duration.ofSeconds(1));
    rig.wrong(ELSEWHERE);
    assertThat(rig.wrong(ELSEWHERE)).isEqualTo("THROTTLED 2");
    assertThat(rig.wrong(HOME)).isEqualTo("THROTTLED 2");
    assertThat(rig.wrong("198.51.100.1")).isEqualTo("THROTTLED 2");
  }

  /** Whatever wrong passwords are tried from wherever, no answer depends on it. */
  @Property(tries = 5)
  void no_answer_tells_whether_an_address_is_familiar(
      @ForAll @Size(min = 10, max = 30) List<@IntRange(max = 2) Integer> origins,
      @ForAll @Size(30) List<@IntRange(max = 3) Integer> pauses) {
    List<List<String>> seen = new ArrayList<>();
    for (boolean familiar : new boolean[] {true, false}) {
      try (ThrottleRig other = new ThrottleRig()) {
        if (familiar) {
          other.loggedInFrom(HOME);
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
          other.pass(Duration.ofSeconds(pauses.get(i)));
          answers.add(other.wrong(List.of(HOME, ELSEWHERE, HOME_TOMORROW).get(origins.get(i))));
        }
        seen.add(answers);
      }
    }
    assertThat(seen.get(0)).isEqualTo(seen.get(1));
  }

  @Test
  void a_familiar_address_has_five_free_tries_of_its_own_and_no_more() {
    rig.loggedInFrom(HOME);
    useUp(ELSEWHERE);
    for (int i = 0; i < FREE; i++) {
      rig.wrong(HOME);
    }
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> rig.admit(HOME));
  }

  @Test
  void a_success_forgets_the_failures_of_the_name_also_from_a_new_address() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < FREE - 1; i++) {
        assertThat(rig.wrong(HOME)).isEqualTo(WRONG);
      }
      try (LoginTry attempt = rig.admit(HOME)) {
        attempt.succeeded();
      }
    }
    useUp(ELSEWHERE);
  }

  @Test
  void a_success_from_a_familiar_address_gives_strangers_no_new_tries() {
    rig.loggedInFrom(HOME);
    useUp(ELSEWHERE);
    try (LoginTry attempt = rig.admit(HOME)) {
      attempt.succeeded();
    }
    assertThat(rig.wrong(ELSEWHERE)).isEqualTo("THROTTLED 1");
  }

  @Test
  void a_try_that_was_not_made_because_the_server_is_busy_is_given_back() {
    useUp(ELSEWHERE);
    rig.pass(Duration.ofSeconds(1));
    rig.admit(ELSEWHERE).close();
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.wrong(ELSEWHERE)).isEqualTo(WRONG);
  }

  @Test
  void one_subnet_fails_thirty_times_whatever_the_name() {
    for (int i = 0; i < 30; i++) {
      fail("somebody" + i, "2001:db8:2:3::" + i);
    }
    assertThat(refusal("somebody else", "2001:db8:2:3::ffff")).isEqualTo(ProblemType.THROTTLED);
  }

  @Test
  void a_site_of_many_subnets_fails_three_hundred_times() {
    for (int subnet = 0; subnet < 12; subnet++) {
      rig.failures(25, "2001:db8:2:" + subnet + "::1");
    }
    assertThat(refusal("somebody else", "2001:db8:2:ffff::1")).isEqualTo(ProblemType.THROTTLED);
    fail("somebody else", "2001:db8:3:ffff::1");
  }

  @Test
  void no_more_are_under_way_from_one_address_than_may_fail() {
    List<LoginTry> underWay = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      underWay.add(admit("somebody" + i, ELSEWHERE));
    }
    assertThat(refusal("somebody else", ELSEWHERE)).isEqualTo(ProblemType.UNAVAILABLE);
    underWay.remove(0).close();
    admit("somebody else", ELSEWHERE).close();
    underWay.forEach(LoginTry::close);
    assertThat(rig.logins.underWay()).isZero();
  }

  private LoginTry admit(String name, String ip) {
    return rig.logins.admit(OptionalLong.empty(), new LoginName(name), ThrottleRig.from(ip));
  }

  private void fail(String name, String ip) {
    try (LoginTry attempt = admit(name, ip)) {
      assertThat(attempt.failed().type()).isEqualTo(ProblemType.CREDENTIALS_REFUSED);
    }
  }

  private ProblemType refusal(String name, String ip) {
    try (LoginTry attempt = admit(name, ip)) {
      throw new AssertionError("let through: " + attempt);
    } catch (Problem refused) {
      return refused.type();
    }
  }
}
