package dev.latchkey.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import dev.latchkey.token.TokenNode;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTest {

  private static final JWK PAIR = KeyPairs.make("ES256").jwk();
  private static final KeySeal SEAL = new KeySeal(TokenNode.SECRETS);
  private static final String SEALED = SEAL.seal(PAIR);

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "RS256"})
  void a_sealed_key_opens_under_the_same_secret(String algorithm) {
    JWK pair = KeyPairs.make(algorithm).jwk();
    JWK opened = new KeySeal(TokenNode.SECRETS).open(pair.getKeyID(), SEAL.seal(pair));
    assertThat(opened).isEqualTo(pair);
    assertThat(opened.isPrivate()).isTrue();
  }

  @Test
  void another_secret_is_told_clearly_and_opens_nothing() {
    KeySeal other = new KeySeal(SealSecrets.only(TokenNode.SECRET + " "));
    assertThatThrownBy(() -> other.open(PAIR.getKeyID(), SEALED))
        .isInstanceOf(Seal.WrongSecretException.class)
        .hasMessageContaining("LATCHKEY_SECRET")
        .hasNoCause();
  }

  @Test
  void a_sealed_key_does_not_open_in_the_row_of_another() {
    String anotherRow = KeyPairs.make("ES256").kid();
    assertRefused(anotherRow, SEALED);
  }

  @Test
  void sealing_twice_gives_two_texts_and_neither_shows_the_key() {
    assertThat(SEAL.seal(PAIR)).isNotEqualTo(SEALED);
    assertThat(SEALED).doesNotContain(PAIR.toECKey().getD().toString());
  }

  @Property(tries = 500)
  void whoever_changes_a_byte_of_it_is_found_out(@ForAll int place, @ForAll byte change) {
    String[] parts = SEALED.split("\\.", -1);
    int part = Math.floorMod(place, parts.length);
    byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
    if (bytes.length == 0 || change == 0) {
      return;
    }
    bytes[Math.floorMod(place / parts.length, bytes.length)] ^= change;
    parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertRefused(PAIR.getKeyID(), String.join(".", parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "....", "{}", "a.b.c", "a.b.c.d.e"})
  void what_was_never_sealed_is_refused(String text) {
    assertRefused(PAIR.getKeyID(), text);
  }

  private static void assertRefused(String kid, String sealed) {
    assertThatThrownBy(() -> SEAL.open(kid, sealed)).isInstanceOf(Seal.WrongSecretException.class);
  }
}
