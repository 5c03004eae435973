package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealTest {
  private static final String SECRET = "a secret of the tests, long enough to be one";

  private final Seal seal = new Seal(SECRET, "tests");
  private final String sealed = seal.seal("7", "text");

  @Test
  void a_sealed_text_opens_under_its_id() {
    assertThat(new Seal(SECRET, "tests").open("7", sealed)).isEqualTo("text");
  }

  @Test
  void it_does_not_open_under_another_id() {
    assertRefused(seal, "8");
  }

  @Test
  void it_does_not_open_for_another_purpose_or_with_another_secret() {
    assertRefused(new Seal(SECRET, "other tests"), "7");
    assertRefused(new Seal(SECRET + " ", "tests"), "7");
  }

  private void assertRefused(Seal other, String id) {
    assertThatThrownBy(() -> other.open(id, sealed)).isInstanceOf(Seal.WrongSecretException.class);
  }
}
