package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction that PostgreSQL rolls back because of another one is tried again (decision 19). */
class RetryNodesIT {
  private static final String PASSWORD = "correct horse";

  /** No call writes more rows. */
  private static final int MOST_WRITES = 6;

  /** Fails the n-th row that is written. A sequence is not rolled back. */
  private static final String FAILURES =
      """
      create schema fail;
      create sequence fail.writes;
      create table fail.at (write bigint);
      insert into fail.at values (0);
      create function fail.fail() returns trigger language plpgsql as $$
        begin
          if nextval('fail.writes') = (select write from fail.at) then
            raise exception 'as if another had won' using errcode = '40001';
          end if;
          return case when tg_op = 'DELETE' then old else new end;
        end $$;
      """;

  private static final String TRIGGER =
      "create trigger fail before insert or update or delete on %s"
          + " for each row execute function fail.fail()";

  private static final String AT_COMMIT =
      "create constraint trigger fail_at_commit after insert on audit_event"
          + " deferrable initially deferred for each row execute function fail.fail()";

  private static final Cluster CLUSTER = new Cluster(RetryNodesIT.class);
  private static PostgresServer database;
  private static Api api;

  private String name;
  private String token;

  /** The calls that write. */
  enum Call {
    SIGNUP(test -> api.signUp(test.name.substring(1), PASSWORD)),
    LOGIN(test -> api.logIn(test.name, PASSWORD)),
    FORGOT_PASSWORD(test -> api.forgotPassword(Api.email(test.name))),
    CHANGE_PASSWORD(test -> api.changePassword(test.token, PASSWORD, "battery staple")),
    CHANGE_EMAIL(
        test ->
            api.post(
                "/api/change_email",
                test.token,
                Map.of("new_email", "new." + Api.email(test.name), "password", PASSWORD))),
    UPDATE_PROFILE(
        test -> api.post("/api/update_profile", test.token, Map.of("phone", "+1 555 0100"))),
    LOGOUT(test -> api.logOut(test.token)),
    LOGOUT_ALL(test -> api.post("/api/logout_all", test.token, Map.of())),
    DELETE_ACCOUNT(
        test -> api.post("/api/delete_account", test.token, Map.of("password", PASSWORD)));

    private final Function<RetryNodesIT, Answer> made;

    Call(Function<RetryNodesIT, Answer> made) {
      this.made = made;
    }
  }

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    api = CLUSTER.node("a").start().api();
    database.execute(FAILURES);
    for (String table :
        new String[] {"account", "session", "outbox", "audit_event", "familiar_address"}) {
      database.execute(TRIGGER.formatted(table));
    }
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @BeforeEach
  void log_in_as_somebody_new() {
    failAt(0);
    name = UUID.randomUUID().toString().substring(0, 18).replace('-', '_');
    assertThat(api.signUp(name, PASSWORD).isOk()).isTrue();
    token = api.token(name, PASSWORD);
  }

  private static void failAt(int write) {
    database.execute("update fail.at set write = " + write);
    database.execute("alter sequence fail.writes restart");
  }

  @ParameterizedTest
  @EnumSource
  void a_call_succeeds_whichever_of_its_writes_is_rolled_back(Call call) {
    for (int write = 1; write <= MOST_WRITES; write++) {
      log_in_as_somebody_new();
      failAt(write);
      Answer answer = call.made.apply(this);
      assertThat(answer.status()).as("write %d: %s", write, answer.text()).isEqualTo(200);
    }
  }

  @Test
  void a_commit_that_is_rolled_back_is_done_again() {
    database.execute(AT_COMMIT);
    try {
      // The row itself, and the same row at the commit.
      failAt(3);
      assertThat(Call.UPDATE_PROFILE.made.apply(this).status()).isEqualTo(200);
    } finally {
      failAt(0);
      database.execute("drop trigger fail_at_commit on audit_event");
    }
  }

  @Test
  void a_call_that_is_rolled_back_every_time_is_told_to_come_again() {
    database.execute(
        "create function fail.always() returns trigger language plpgsql as"
            + " $$ begin raise exception 'always' using errcode = '40001'; end $$");
    database.execute(
        "create trigger always before update on account execute function fail.always()");
    try {
      assertThat(Call.UPDATE_PROFILE.made.apply(this).isOutage()).isTrue();
    } finally {
      database.execute("drop trigger always on account");
    }
  }
}
