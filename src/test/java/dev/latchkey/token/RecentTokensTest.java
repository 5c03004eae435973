package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secret.Digest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTokensTest {
  private final RecentTokens recent = new RecentTokens();

  @Test
  void of_a_thousand_all_but_a_few_are_remembered() {
    List<VerifiedToken> tokens = added(1_000);
    assertThat(remembered(tokens)).isGreaterThan(990);
  }

  @Test
  void a_thousand_that_come_again_and_again_displace_those_that_do_not() {
    added(20 * RecentTokens.PLACES);
    List<VerifiedToken> busy = IntStream.range(0, 1_000).mapToObj(n -> token(-1 - n)).toList();
    for (int round = 0; round < 10; round++) {
      busy.stream().filter(token -> recent.get(token.digest()).isEmpty()).forEach(recent::add);
    }
    assertThat(remembered(busy)).isGreaterThan(990);
  }

  @Test
  void who_comes_last_is_remembered_however_many_came_before() {
    added(20 * RecentTokens.PLACES);
    VerifiedToken last = token(-1);
    recent.add(last);
    assertThat(recent.get(last.digest())).containsSame(last);
  }

  @Test
  void no_more_are_remembered_than_there_are_places() {
    List<VerifiedToken> tokens = added(3 * RecentTokens.PLACES);
    assertThat(remembered(tokens))
        .isBetween(RecentTokens.PLACES * 9L / 10, RecentTokens.PLACES + 0L);
  }

  @Test
  void a_token_that_was_not_added_is_not_there() {
    added(1_000);
    assertThat(recent.get(token(-1).digest())).isEmpty();
  }

  private List<VerifiedToken> added(int count) {
    List<VerifiedToken> tokens = IntStream.range(0, count).mapToObj(this::token).toList();
    tokens.forEach(recent::add);
    return tokens;
  }

  private long remembered(List<VerifiedToken> tokens) {
    return tokens.stream().filter(token -> recent.get(token.digest()).isPresent()).count();
  }

  private VerifiedToken token(int number) {
    return new VerifiedToken(Digest.sha256("token " + number), null);
  }
}
