package dev.latchkey.transfer.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.name.EmailAddress;
import dev.latchkey.seal.RandomTokens;
import org.junit.jupiter.api.Test;

class MadeNameTest {
  /** Draws the highest number, then 7, then the highest again, and so on. */
  private static RandomTokens drawn() {
    return new RandomTokens() {
      private boolean low = true;

      @Override
      public int below(int bound) {
        low = !low;
        return low ? 7 : bound - 1;
      }
    };
  }

  private static String of(String localPart) {
    return MadeName.of(new EmailAddress(localPart + "@example.com"), drawn()).text();
  }

  @Test
  void it_ends_in_ten_digits() {
    assertThat(of("info")).isEqualTo("info-9999900007");
  }

  @Test
  void it_has_only_characters_of_a_username_and_is_never_too_long() {
    assertThat(of("o'neil+shop")).isEqualTo("oneilshop-9999900007");
    assertThat(of("'+'")).isEqualTo("user-9999900007");
    assertThat(of("x".repeat(64))).isEqualTo("x".repeat(48) + "-9999900007");
  }
}
