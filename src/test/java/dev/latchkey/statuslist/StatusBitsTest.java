package dev.latchkey.statuslist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With the vectors of draft-ietf-oauth-status-list-21: section 4.1 and appendix C.1. */
class StatusBitsTest {
  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int index : set) {
      bits.set(index);
    }
    return bits;
  }

  @Test
  void the_example_of_sixteen_tokens() {
    assertThat(StatusBits.encode(bits(0, 3, 4, 5, 7, 8, 9, 13, 15), 16))
        .isEqualTo("eNrbuRgAAhcBXQ");
  }

  @Test
  void the_vector_of_a_million_tokens() {
    BitSet set =
        bits(0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345);
    assertThat(StatusBits.encode(set, 1 << 20))
        .isEqualTo(
            "eNrt3AENwCAMAEGogklACtKQPg9LugC9k_ACvreiogEAAKkeCQAAAAAAAAAAAAAAAAAAAIBylgQAAAAAAAAA"
                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAXG9IAAAAAAAAAPwsJAAAAAAAAAAAAAAAvhsSAAAA"
                + "AAAAAAAA7KpLAAAAAAAAAAAAAAAAAAAAAJsLCQAAAAAAAAAAADjelAAAAAAAAAAAKjDMAQAAAACAZC8L2AEb");
  }

  /** A million tokens are eight lists. docs/propagation.md states these sizes. */
  @Test
  void a_million_tokens_with_one_percent_ended_take_fourteen_kilobytes() {
    Random random = new Random(1);
    BitSet ended = new BitSet();
    while (ended.cardinality() < 10_000) {
      ended.set(random.nextInt(1_000_000));
    }
    assertThat(StatusBits.encode(ended, 1 << 20).length()).isBetween(14_000, 20_000);
  }
}
