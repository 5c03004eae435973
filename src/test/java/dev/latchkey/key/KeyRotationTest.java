package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Now;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import dev.latchkey.token.TokenNode;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRotationTest {

  private static final Duration LEAD = Duration.ofMinutes(20);
  private static final Duration ROTATION = Duration.ofDays(90);

  private final StoredKeys stored = new StoredKeys();
  private final Now now = new Now();

  @Test
  void the_first_start_makes_a_key_that_signs_at_once() {
    TokenNode node = node();
    assertThat(node.keys.isOpen()).isFalse();
    node.open();
    assertThat(node.keys.isOpen()).isTrue();
    assertThat(stored.all()).hasSize(1);
    assertThat(signing(node)).isEqualTo(1);
  }

  @Test
  void a_restart_and_a_second_node_take_the_key_that_is_there() {
    TokenNode first = node().open();
    TokenNode second = node().open();
    assertThat(stored.all()).hasSize(1);
    assertThat(second.keys.ring().published()).isEqualTo(first.keys.ring().published());
  }

  @Test
  void a_replaced_key_signs_no_more_and_counts_until_it_is_removed() {
    TokenNode node = node().open();
    String lost = node.keys.ring().newest().kid();
    KeyRotation.SigningPeriod period = node.keys.replace(lost).orElseThrow();
    assertThat(signing(node)).isEqualTo(2);
    assertThat(node.keys.ring().key(lost)).isPresent();
    // The call failed half-way, and is repeated.
    assertThat(node.keys.replace(lost)).contains(period);
    assertThat(stored.all()).hasSize(2);
    node.keys.remove(lost);
    assertThat(node.keys.ring().key(lost)).isEmpty();
    assertThat(node.keys.replace(lost)).isEmpty();
  }

  @Test
  void a_key_that_cannot_be_stored_is_a_failure_and_not_a_race() {
    TokenNode node = node().open();
    String lost = node.keys.ring().newest().kid();
    stored.beFull();
    assertThatThrownBy(() -> node.keys.replace(lost)).isInstanceOf(PersistenceException.class);
    assertThat(node.keys.ring().key(lost)).isPresent();
  }

  @Test
  void another_secret_refuses_to_start_and_makes_no_new_key() {
    node().open();
    TokenNode stranger = node();
    assertThatThrownBy(() -> stranger.keys.open(SealSecrets.only("another secret altogether")))
        .isInstanceOf(Seal.WrongSecretException.class);
    assertThat(stored.all()).hasSize(1);
    assertThat(stranger.keys.isOpen()).isFalse();
  }

  @Test
  void a_change_of_the_secret_keeps_every_key() {
    String published = node().open().keys.ring().published();
    TokenNode changed = node();
    changed.keys.open(new SealSecrets("the new secret", Optional.of(TokenNode.SECRET)));
    assertThat(changed.keys.reseal()).isEqualTo(1);
    assertThat(changed.keys.reseal()).isZero();
    TokenNode after = node();
    after.keys.open(SealSecrets.only("the new secret"));
    assertThat(after.keys.ring().published()).isEqualTo(published);
    assertThatThrownBy(() -> node().open()).isInstanceOf(Seal.WrongSecretException.class);
  }

  @Test
  void the_private_part_is_nowhere_in_the_row() {
    TokenNode node = node().open();
    SigningKey row = stored.all().get(0);
    String secret = node.keys.ring().newest().pair().toECKey().getD().toString();
    assertThat(row.publicJwk()).doesNotContain(secret);
    assertThat(row.sealedJwk()).doesNotContain(secret);
    assertThat(row.kid()).isEqualTo(node.keys.ring().newest().pair().getKeyID());
  }

  @Test
  void nothing_rotates_before_its_time() {
    TokenNode node = node().open();
    now.pass(ROTATION.minus(LEAD));
    node.keys.keepUp();
    assertThat(stored.all()).hasSize(1);
  }

  @Test
  void the_next_key_is_published_for_the_lead_before_it_signs() {
    TokenNode node = rotated();
    assertThat(node.keys.ring().byId().keySet()).hasSize(2);
    assertThat(signing(node)).isEqualTo(1);
    now.pass(LEAD.minusMillis(1));
    assertThat(signing(node)).isEqualTo(1);
    now.pass(Duration.ofMillis(1));
    assertThat(signing(node)).isEqualTo(2);
  }

  @Test
  void one_rotation_makes_one_key_however_often_it_is_looked_after() {
    TokenNode node = rotated();
    node.keys.keepUp();
    node.keys.keepUp();
    assertThat(stored.all()).hasSize(2);
  }

  @Test
  void an_old_key_stays_until_its_last_token_has_expired() {
    TokenNode node = rotated();
    now.pass(LEAD.plusHours(24).plus(TokenSettings.SKEW).minusMillis(1));
    node.keys.keepUp();
    assertThat(node.keys.ring().byId().keySet()).hasSize(2);
    now.pass(Duration.ofMillis(1));
    node.keys.keepUp();
    assertThat(stored.all()).extracting(SigningKey::generation).containsExactly(2);
    assertThat(node.keys.ring().byId().keySet()).hasSize(1);
  }

  @Test
  void a_rotation_that_is_asked_for_twice_makes_one_key_until_that_signs() {
    TokenNode node = node().open();
    now.pass(Duration.ofMillis(1));
    node.keys.rotate();
    node.keys.rotate();
    assertThat(stored.all()).extracting(SigningKey::generation).containsExactly(1, 2);
    now.pass(LEAD);
    node.keys.rotate();
    assertThat(stored.all()).extracting(SigningKey::generation).containsExactly(1, 2, 3);
  }

  @Test
  void a_rotation_says_whether_it_made_the_key_and_when_that_signs() {
    TokenNode node = node().open();
    now.pass(Duration.ofMillis(1));
    assertThat(node.keys.rotate())
        .isEqualTo(new KeyRotation.Rotation(true, now.instant().plus(LEAD)));
    now.pass(Duration.ofMinutes(1));
    assertThat(node.keys.rotate())
        .isEqualTo(new KeyRotation.Rotation(false, now.instant().plus(LEAD).minusSeconds(60)));
  }

  @Test
  void a_key_that_signs_later_than_the_lead_says_counts_as_absent() {
    TokenNode node = rotatedAHundredDaysAhead();
    assertThat(node.keys.rotate())
        .isEqualTo(new KeyRotation.Rotation(true, now.instant().plus(LEAD)));
    now.pass(LEAD);
    assertThat(signing(node)).isEqualTo(3);
  }

  @Test
  void a_key_that_signs_later_than_the_lead_says_does_not_hold_up_the_rotation_on_schedule() {
    TokenNode node = rotatedAHundredDaysAhead();
    now.pass(ROTATION.minus(LEAD));
    node.keys.keepUp();
    assertThat(stored.all()).extracting(SigningKey::generation).containsExactly(1, 2, 3);
    now.pass(LEAD);
    assertThat(signing(node)).isEqualTo(3);
  }

  private TokenNode rotatedAHundredDaysAhead() {
    TokenNode node = node().open();
    now.pass(Duration.ofMillis(1));
    KeyPairs.Pair late = KeyPairs.make("ES256");
    String sealed = new KeySeal(TokenNode.SECRETS).seal(late.jwk());
    Instant inAHundredDays = now.instant().plus(Duration.ofDays(100));
    stored.add(new SigningKey(2, late, sealed, now.instant(), inAHundredDays));
    return node;
  }

  @Test
  void of_two_nodes_that_rotate_at_once_one_wins_and_the_other_takes_its_key() {
    TokenNode node = node().open();
    KeyPairs.Pair winner = KeyPairs.make("ES256");
    String sealed = new KeySeal(TokenNode.SECRETS).seal(winner.jwk());
    stored.beQuicker(new SigningKey(2, winner, sealed, now.instant(), now.instant().plus(LEAD)));
    node.keys.rotate();
    assertThat(stored.all()).extracting(SigningKey::generation).containsExactly(1, 2);
    assertThat(node.keys.ring().newest().pair().getKeyID()).isEqualTo(winner.kid());
  }

  @Test
  void two_nodes_that_start_at_once_on_an_empty_database_share_one_key() {
    KeyPairs.Pair winner = KeyPairs.make("ES256");
    String sealed = new KeySeal(TokenNode.SECRETS).seal(winner.jwk());
    stored.beQuicker(new SigningKey(1, winner, sealed, now.instant(), now.instant()));
    TokenNode node = node().open();
    assertThat(node.keys.ring().byId().keySet()).containsExactly(winner.kid());
  }

  @Test
  void another_algorithm_is_another_key_that_signs_at_once() {
    node().open();
    TokenNode node = node().signingWith("RS256").open();
    assertThat(node.keys.ring().signing(now.instant()).algorithm()).isEqualTo("RS256");
    assertThat(stored.all()).hasSize(2);
  }

  private TokenNode rotated() {
    TokenNode node = node().open();
    now.pass(ROTATION.minus(LEAD).plusMillis(1));
    node.keys.keepUp();
    return node;
  }

  private TokenNode node() {
    return new TokenNode(stored, now);
  }

  private int signing(TokenNode node) {
    return node.keys.ring().signing(now.instant()).generation();
  }
}
