package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a call costs with 1 000 accounts and with 1 000 000: two databases on one server, a node on
 * each, asked by turns in one run. Hashes are cheap here, so that the database is what is seen.
 */
class MillionAccountsFaultIT {
  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("latchkey.faults.accounts", 1_000_000);
  private static final int WARM_UP = 300;
  private static final int ROUNDS = Integer.getInteger("latchkey.faults.rounds", 1_000);
  private static final double MOST = 1.2;
  private static final String PASSWORD = "correct horse";
  private static final Path SCRIPT = Path.of("docs", "examples", "fill.sql");
  private static final Cluster CLUSTER = new Cluster(MillionAccountsFaultIT.class);
  private static Api few;
  private static Api many;

  @BeforeAll
  static void start() throws IOException, SQLException {
    PostgresServer database = CLUSTER.postgres();
    database.createDatabase("many");
    few = CLUSTER.node("a").start().api();
    many = CLUSTER.with("DB_NAME", "many").node("b").start().api();
    few.signUp("seed", PASSWORD);
    String hash = hashOfTheSeed(database);
    fill(database, "latchkey", FEW, hash);
    fill(database, "many", MANY, hash);
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void a_login_costs_the_same_with_a_million_accounts() {
    compare("login", side -> took(side.api().logIn(side.anybody(), PASSWORD)));
  }

  @Test
  void a_profile_costs_the_same_with_a_million_accounts() {
    Side small = new Side(few, FEW);
    Side large = new Side(many, MANY);
    String fewToken = few.token(small.anybody(), PASSWORD);
    String manyToken = many.token(large.anybody(), PASSWORD);
    compare("profile", side -> took(side.api().profile(side.api() == few ? fewToken : manyToken)));
  }

  @Test
  void a_signup_costs_the_same_with_a_million_accounts() {
    compare(
        "signup",
        side -> took(side.api().signUp("s" + Long.toString(System.nanoTime(), 36), PASSWORD)));
  }

  /** One of the two databases. */
  private record Side(Api api, int accounts) {
    String anybody() {
      return "filled_" + (1 + ThreadLocalRandom.current().nextInt(accounts));
    }
  }

  private static void compare(String what, ToLongFunction<Side> call) {
    Side small = new Side(few, FEW);
    Side large = new Side(many, MANY);
    long[] smallTook = new long[ROUNDS];
    long[] largeTook = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      boolean smallFirst = i % 2 == 0;
      long first = call.applyAsLong(smallFirst ? small : large);
      long second = call.applyAsLong(smallFirst ? large : small);
      if (i >= 0) {
        smallTook[i] = smallFirst ? first : second;
        largeTook[i] = smallFirst ? second : first;
      }
    }
    double ratio = (double) median(largeTook) / median(smallTook);
    Figures.note(
        "%s with %d accounts %d us, with %d accounts %d us (medians of %d): %.2f times",
        what, FEW, median(smallTook), MANY, median(largeTook), ROUNDS, ratio);
    assertThat(ratio).as(what).isLessThanOrEqualTo(MOST);
  }

  private static long took(Api.Answer answer) {
    assertThat(answer.ok()).as("%s", answer).isTrue();
    return answer.took().toNanos() / 1000;
  }

  private static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String hashOfTheSeed(PostgresServer database) throws SQLException {
    try (Connection connection = database.connect("latchkey");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select password_hash from account where username = 'seed'")) {
      row.next();
      return row.getString(1);
    }
  }

  // The script as an operator runs it, with what psql would put in.
  private static void fill(PostgresServer database, String name, int accounts, String hash)
      throws IOException {
    long begun = System.nanoTime();
    database.execute(
        name,
        Files.readString(SCRIPT)
            .replaceAll("(?m)^--.*$", "")
            .replace(":accounts", Integer.toString(accounts))
            .replace(":hash", "'" + hash + "'"));
    database.execute(name, "vacuum analyze account");
    database.execute(name, "checkpoint");
    Figures.note(
        "filled with %d accounts in %d s", accounts, (System.nanoTime() - begun) / 1_000_000_000);
  }
}
