package dev.latchkey.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.SharedTime;
import dev.latchkey.TestDatabase;
import dev.latchkey.address.IpAddress;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptCountersTest {
  private static final Bucket TWO = new Bucket("two", Limit.parse("2/PT5M"));
  private static final Bucket THREE = new Bucket("three", Limit.parse("3/PT5M"));

  private final TestDatabase database = new TestDatabase();
  private final AttemptCounters attempts = database.opened(new AttemptCounters());
  private final Now now = new Now();

  @BeforeEach
  void set_the_clock() {
    Injected.into(attempts, "clock", SharedTime.of(now));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long tries(Bucket bucket) {
    Count count = attempts.in(List.of(bucket)).get(bucket.key());
    return count == null ? 0 : count.tries();
  }

  @Test
  void as_many_are_let_through_as_are_free_and_the_last_is_told() {
    assertThat(attempts.take(List.of(TWO))).isEqualTo(Taken.of(List.of()));
    assertThat(attempts.take(List.of(TWO))).isEqualTo(Taken.of(List.of(TWO)));
    now.pass(Duration.ofSeconds(1));
    assertThat(attempts.take(List.of(TWO))).isEqualTo(Taken.refused(Duration.ofSeconds(299)));
    assertThat(tries(TWO)).isEqualTo(2);
  }

  @Test
  void a_try_that_one_bucket_refuses_is_counted_in_none() {
    attempts.add(List.of(TWO, TWO));
    assertThat(attempts.take(List.of(THREE, TWO)).letThrough()).isFalse();
    assertThat(tries(THREE)).isZero();
  }

  @Test
  void a_window_that_has_passed_starts_again() {
    attempts.add(List.of(TWO, TWO, TWO));
    now.pass(Duration.ofMinutes(5));
    assertThat(attempts.take(List.of(TWO)).letThrough()).isTrue();
    assertThat(attempts.in(List.of(TWO)))
        .containsEntry("two", new Count(1, now.instant(), now.instant()));
  }

  /** Limits compare times, and a count from the future is not believed. */
  @Test
  void the_time_is_read_after_the_wait_for_the_row() {
    attempts.add(List.of(TWO));
    database.forgetEntities();
    attempts.take(List.of(TWO));
    Injected.into(attempts, "entities", waiting(database.entities()));
    assertThat(attempts.take(List.of(TWO)).letThrough()).isFalse();
  }

  /** Every lock is granted after a minute. Someone else then counted just before. */
  private EntityManager waiting(EntityManager entities) {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("find")) {
                now.pass(Duration.ofMinutes(1));
                entities
                    .createQuery("update AttemptCounter a set a.lastAt = :now")
                    .setParameter("now", now.instant())
                    .executeUpdate();
                entities.clear();
              }
              return method.invoke(entities, arguments);
            });
  }

  /** The retry then finds the row, and is refused. */
  @Test
  void a_call_that_saw_no_row_does_not_count_in_the_row_of_others() {
    EntityManager entities = database.entities();
    Injected.into(attempts, "entities", usedUpAfterTheFirstLook(entities));
    assertThatThrownBy(() -> attempts.take(List.of(TWO))).isInstanceOf(PersistenceException.class);
  }

  /** Right after this call has looked for its row, others use up the limit. */
  private EntityManager usedUpAfterTheFirstLook(EntityManager entities) {
    AttemptCounters others = database.opened(new AttemptCounters());
    Injected.into(others, "clock", SharedTime.of(now));
    AtomicBoolean looked = new AtomicBoolean();
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              Object found = AttemptCountersTest.invoke(entities, method, arguments);
              if (method.getName().equals("find") && looked.compareAndSet(false, true)) {
                others.add(List.of(TWO));
                others.add(List.of(TWO));
                database.forgetEntities();
              }
              return found;
            });
  }

  private static Object invoke(EntityManager entities, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(entities, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Test
  void failures_are_counted_whether_free_or_not() {
    assertThat(attempts.add(List.of(TWO, THREE))).isEmpty();
    assertThat(attempts.add(List.of(TWO, THREE))).containsExactly(TWO);
    assertThat(attempts.add(List.of(TWO, THREE))).containsExactly(THREE);
    assertThat(tries(TWO)).isEqualTo(3);
  }

  @Test
  void a_try_can_be_given_back_once_and_never_below_nothing() {
    attempts.add(List.of(TWO));
    attempts.giveBack(TWO);
    attempts.giveBack(TWO);
    assertThat(tries(TWO)).isZero();
    database.forgetEntities();
    assertThat(attempts.take(List.of(TWO)).letThrough()).isTrue();
    assertThat(tries(TWO)).isEqualTo(1);
  }

  @Test
  void only_what_is_named_is_forgotten() {
    attempts.add(List.of(TWO, THREE));
    attempts.clear(List.of(TWO));
    assertThat(attempts.in(List.of(TWO, THREE))).containsOnlyKeys("three");
  }

  @Test
  void an_ipv6_address_counts_for_its_subnet_and_ten_times_as_wide_for_its_site() {
    Limit limit = Limit.parse("20/PT1H");
    assertThat(Bucket.byAddress("forgot", limit, IpAddress.parse("2001:db8:1:2::3")))
        .containsExactly(
            new Bucket("forgot:2001:db8:1:2::/64", limit),
            new Bucket("forgot:2001:db8:1::/48", Limit.parse("200/PT1H")));
    assertThat(Bucket.byAddress("forgot", limit, IpAddress.parse("192.0.2.1")))
        .containsExactly(new Bucket("forgot:192.0.2.1", limit));
  }
}
