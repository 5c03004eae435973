package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private final KeyRing.Key old = key(1, NOON.minus(Duration.ofDays(90)));
  private final KeyRing.Key current = key(2, NOON);
  private final KeyRing.Key next = key(3, NOON.plus(Duration.ofMinutes(20)));
  private final KeyRing ring = KeyRing.of(List.of(old, current, next));

  @Test
  void the_newest_key_whose_time_has_come_signs() {
    assertThat(ring.signing(NOON.minusNanos(1))).isSameAs(old);
    assertThat(ring.signing(NOON)).isSameAs(current);
    assertThat(ring.signing(NOON.plus(Duration.ofMinutes(20)).minusNanos(1))).isSameAs(current);
    assertThat(ring.signing(NOON.plus(Duration.ofMinutes(20)))).isSameAs(next);
  }

  @Test
  void a_clock_that_is_behind_every_key_still_finds_one() {
    assertThat(ring.signing(Instant.EPOCH)).isSameAs(old);
  }

  @Test
  void every_key_is_published_the_coming_one_too_and_no_private_part() throws ParseException {
    JWKSet published = JWKSet.parse(ring.published());
    assertThat(published.getKeys())
        .extracting(JWK::getKeyID)
        .containsExactly(kid(old), kid(current), kid(next));
    assertThat(published.getKeys()).noneMatch(JWK::isPrivate);
    assertThat(ring.published()).doesNotContain("\"d\"");
  }

  @Test
  void the_signatures_of_all_its_keys_count_and_no_others() {
    assertThat(ring.byId().keySet()).containsExactlyInAnyOrder(kid(old), kid(current), kid(next));
    assertThat(ring.newest()).isSameAs(next);
  }

  @Test
  void nothing_that_is_printed_shows_a_private_key() {
    String secret = current.pair().toECKey().getD().toString();
    assertThat(ring.toString()).doesNotContain(secret);
    assertThat(current.toString()).isEqualTo("Key " + kid(current));
    assertThat(new KeyPairs.Pair(current.pair()).toString()).isEqualTo("Pair " + kid(current));
  }

  private static String kid(KeyRing.Key key) {
    return key.pair().getKeyID();
  }

  private static KeyRing.Key key(int generation, Instant signsFrom) {
    return new KeyRing.Key(generation, KeyPairs.make("ES256").jwk(), "ES256", signsFrom, signsFrom);
  }
}
