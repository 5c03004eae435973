package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyedPermutationTest {
  private static byte[] key(int seed) {
    byte[] key = new byte[KeyedPermutation.KEY_LENGTH];
    Arrays.fill(key, (byte) seed);
    return key;
  }

  @Property(tries = 50)
  void every_index_occurs_once(
      @ForAll @Size(16) byte[] key, @ForAll @IntRange(min = 1, max = 5_000) int size) {
    int[] sorted = KeyedPermutation.of(key, size);
    Arrays.sort(sorted);
    for (int i = 0; i < size; i++) {
      assertThat(sorted[i]).isEqualTo(i);
    }
  }

  @Test
  void every_node_computes_the_same_order_from_the_same_key() {
    assertThat(KeyedPermutation.of(key(1), 1000)).isEqualTo(KeyedPermutation.of(key(1), 1000));
    assertThat(KeyedPermutation.of(key(1), 1000)).isNotEqualTo(KeyedPermutation.of(key(2), 1000));
  }

  /** Of the 6 orders of three numbers, each is as frequent as the others. */
  @Test
  void no_order_is_preferred() {
    int[] counts = new int[27];
    for (int seed = 0; seed < 6_000; seed++) {
      byte[] key = new byte[KeyedPermutation.KEY_LENGTH];
      key[0] = (byte) seed;
      key[1] = (byte) (seed >> 8);
      int[] order = KeyedPermutation.of(key, 3);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    assertThat(Arrays.stream(counts).filter(count -> count > 0).boxed())
        .hasSize(6)
        .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
  }
}
