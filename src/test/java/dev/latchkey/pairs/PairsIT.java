package dev.latchkey.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls do not block each other. Each test makes calls at the same moment for 0.2 s. It fails if a
 * call gets a server error or takes more than ten seconds (decision 19).
 */
class PairsIT {
  private static final int MANY = 3;
  private static final int HISTORIES = 20;
  private static final Cluster CLUSTER = new Cluster(PairsIT.class);
  private static Api api;

  private final Judge judge = new Judge();

  @BeforeAll
  static void start() {
    if ("postgresql".equals(System.getProperty("latchkey.it.database"))) {
      CLUSTER.postgres();
    }
    boolean payara = "payara".equals(System.getProperty("arquillian.launch"));
    Node node = payara ? CLUSTER.payara("pairs") : CLUSTER.node("pairs");
    api = node.start().api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  static Stream<Arguments> pairs() {
    return Stream.of(Call.values())
        .flatMap(first -> Stream.of(Call.values()).map(second -> Arguments.of(first, second)));
  }

  @ParameterizedTest(name = "{0} and {1}")
  @MethodSource("pairs")
  void two_calls_on_one_account_do_not_wait_for_each_other(Call often, Call once) {
    Person person = new Person(api, judge);
    new Crowd(judge).with(MANY, person, often).with(1, person, once).run();
    assertThat(judge.faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_call_among_all_the_others_on_one_account_is_answered(Call often) {
    Person person = new Person(api, judge);
    Crowd crowd = new Crowd(judge).with(MANY, person, often);
    Stream.of(Call.values()).forEach(other -> crowd.with(1, person, other));
    crowd.run();
    assertThat(judge.faults()).isEmpty();
  }

  @Test
  void a_session_goes_on_while_it_changes_its_password() {
    Person person = new Person(api, judge);
    new Crowd(judge).with(MANY, person, Call.PROFILE).with(1, person, Call.CHANGE_PASSWORD).run();
    assertThat(judge.faults()).isEmpty();
    assertThat(judge.refused()).isEmpty();
    assertThat(judge.done()).containsKeys("profile", "change_password");
  }

  @RepeatedTest(HISTORIES)
  void updates_and_reads_of_a_profile_at_once_have_one_order() {
    List<Register.Operation> history = History.recordedBy(api);
    assertThat(Register.explains(History.INITIAL, history)).as(history.toString()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_call_does_not_hold_up_another_account(Call often) {
    Person busy = new Person(api, judge);
    Person neighbour = new Person(api, judge);
    Crowd crowd = new Crowd(judge).with(MANY, busy, often);
    Stream.of(Call.values()).forEach(other -> crowd.with(1, neighbour, other));
    crowd.run();
    assertThat(judge.faults()).isEmpty();
  }
}
