package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.seal.Digest;
import org.junit.jupiter.api.Test;

class RecentTokensTest {
  private final RecentTokens recent = new RecentTokens();

  @Test
  void as_many_are_remembered_as_there_are_places() {
    add(0, RecentTokens.CAPACITY);
    assertThat(remembered(0, RecentTokens.CAPACITY)).isEqualTo(RecentTokens.CAPACITY);
  }

  @Test
  void one_more_takes_the_place_of_the_one_that_was_used_least_recently() {
    add(0, RecentTokens.CAPACITY);
    assertThat(remembered(0, 1)).isEqualTo(1);
    add(RecentTokens.CAPACITY, RecentTokens.CAPACITY + 1);
    assertThat(remembered(0, 1)).isEqualTo(1);
    assertThat(remembered(1, 2)).isZero();
    assertThat(remembered(0, RecentTokens.CAPACITY + 1)).isEqualTo(RecentTokens.CAPACITY);
  }

  @Test
  void a_token_that_was_not_added_is_not_there() {
    add(0, 1_000);
    assertThat(remembered(1_000, 1_001)).isZero();
  }

  private void add(int from, int to) {
    for (int number = from; number < to; number++) {
      recent.add(digest(number), new VerifiedToken("k", 0, number, number, "s"));
    }
  }

  private int remembered(int from, int to) {
    int found = 0;
    for (int number = from; number < to; number++) {
      long account = number;
      found +=
          recent.get(digest(number)).filter(token -> token.accountId() == account).isPresent()
              ? 1
              : 0;
    }
    return found;
  }

  private static Digest digest(int number) {
    return Digest.sha256("token " + number);
  }
}
