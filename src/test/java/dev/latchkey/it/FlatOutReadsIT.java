package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Reads without a pause, under which Open Liberty's pool loses connections (decision 15): none is
 * lost for long.
 */
@LatchkeyIT
class FlatOutReadsIT {
  private static final int CALLERS = 8;
  private static final Duration LOAD = Duration.ofSeconds(20);

  /** Two looks, five seconds apart, at what has been in use for ten, and some more. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void every_connection_is_free_again_soon_after() throws InterruptedException {
    assumeFalse("payara".equals(System.getProperty("arquillian.launch")), "another pool");
    Api session = NewUser.signedUp().session();
    long end = System.nanoTime() + LOAD.toNanos();
    Together.send(CALLERS, i -> readUntil(session, end));
    long given = System.nanoTime() + PATIENCE.toNanos();
    while (taken() > 0 && System.nanoTime() < given) {
      Thread.sleep(500);
    }
    assertThat(taken()).isZero();
  }

  private static Answer readUntil(Api session, long end) {
    Answer last;
    do {
      last = session.get("/api/profile").ok();
    } while (System.nanoTime() < end);
    return last;
  }

  private static double taken() {
    String metrics = Api.anyone().get("/metrics?scope=vendor").text();
    return number(metrics, "managedConnections") - number(metrics, "freeConnections");
  }

  private static double number(String metrics, String name) {
    Matcher line =
        Pattern.compile("connectionpool_" + name + "\\{.*jdbc_latchkey.*} (\\S+)").matcher(metrics);
    assertThat(line.find()).as(metrics).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
