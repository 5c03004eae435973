package dev.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationsTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,4", "5,8", "500,512"})
  void a_batch_has_one_of_a_few_lengths(int size, int length) {
    List<String> ids = IntStream.range(0, size).mapToObj(i -> "id" + i).toList();
    List<String> padded = Revocations.padded(ids);
    assertThat(padded).hasSize(length).startsWith(ids.toArray(String[]::new));
    assertThat(padded.subList(size, length)).allMatch(ids.get(size - 1)::equals);
  }

  @Test
  void the_search_for_ended_sessions_reads_neither_announced_nor_live_ones() {
    try (TestDatabase database = new TestDatabase()) {
      database.account(1, "john", 0);
      for (int i = 0; i < 300; i++) {
        database.session("live" + i, 1, 0, Instant.EPOCH);
        database.session("ended" + i, 1, 0, Instant.EPOCH);
      }
      database.run("update session set ended_at = 1, announced = true where id like 'ended%'");
      database.run("update session set announced = false where id = 'ended7'");
      database.run("call syscs_util.syscs_set_runtimestatistics(1)");
      assertThat(database.opened(new Revocations()).ended()).containsExactly("ended7");
      assertThat(database.text("values syscs_util.syscs_get_runtimestatistics()"))
          .contains("using index SESSION_TO_ANNOUNCE", "Number of rows visited=2\n");
    }
  }
}
