package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.account.Account;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.key.StoredKeys;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A token is verified once; what can change about it is asked every time. */
class RememberedTokenTest {
  private static final String SESSION = "abcdefghijklmnopqrstu_";
  private static final String HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final StoredKeys stored = new StoredKeys();
  private final Now now = new Now();
  private final TokenNode node = new TokenNode(stored, now).open();
  private final TokenVerifier verifier = node.verifier();
  private final String token =
      node.issuer()
          .issue(
              account(),
              SESSION,
              Authentication.byPassword(now.instant()),
              Optional.empty(),
              now.instant());

  @Test
  void it_is_found_again_as_the_same() {
    VerifiedToken first = verified(token).orElseThrow();
    assertThat(verified(token)).containsSame(first);
    assertThat(first.accountId()).isEqualTo(123);
    assertThat(first.sessionId()).isEqualTo(SESSION);
  }

  @Test
  void it_is_refused_from_the_second_on_in_which_it_expires() {
    assertThat(verified(token)).isPresent();
    now.pass(Duration.ofDays(1).plus(TokenSettings.SKEW).minusSeconds(1));
    assertThat(verified(token)).isPresent();
    now.pass(Duration.ofSeconds(1));
    assertThat(verified(token)).isEmpty();
  }

  @Test
  void it_is_refused_once_its_key_is_taken_away() {
    assertThat(verified(token)).isPresent();
    node.keys.rotate();
    stored.removeBefore(2);
    node.keys.refresh();
    assertThat(verified(token)).isEmpty();
  }

  @Test
  void another_that_differs_in_one_character_is_not_taken_for_it() {
    assertThat(verified(token)).isPresent();
    // The last character has bits that no byte of the signature comes from.
    for (int place = 0; place < token.length() - 1; place++) {
      char there = token.charAt(place);
      String other =
          token.substring(0, place) + (there == 'A' ? 'B' : 'A') + token.substring(place + 1);
      assertThat(verified(other)).as("changed at %d", place).isEmpty();
    }
  }

  private Optional<VerifiedToken> verified(String text) {
    return BearerToken.in("Bearer " + text).flatMap(verifier::verified);
  }

  private Account account() {
    Account account =
        new Account(
            new Username("johndoe"),
            new EmailAddress("john@example.com"),
            PasswordHash.parse(HASH),
            "John Doe",
            now.instant());
    return Injected.into(account, "id", 123L);
  }
}
