package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealTest {
  private static final String SECRET = "a secret of the tests, long enough to be one";

  private static final String NEW = "another secret of the tests, long enough to be one";

  private final Seal seal = with(SECRET, null);
  private final String sealed = seal.seal("7", "text");

  @Test
  void a_sealed_text_opens_under_its_id() {
    assertThat(with(SECRET, null).open("7", sealed)).isEqualTo("text");
  }

  @Test
  void it_does_not_open_under_another_id() {
    assertRefused(seal, "8");
  }

  @Test
  void it_does_not_open_for_another_purpose_or_with_another_secret() {
    assertRefused(new Seal(SealSecrets.only(SECRET), "other tests"), "7");
    assertRefused(with(SECRET + " ", null), "7");
  }

  @Test
  void the_old_secret_opens_but_does_not_seal() {
    Seal changed = with(NEW, SECRET);
    assertThat(changed.open("7", sealed)).isEqualTo("text");
    assertRefused(changed, "8");
    String fresh = changed.seal("7", "text");
    assertThat(with(NEW, null).open("7", fresh)).isEqualTo("text");
    assertThatThrownBy(() -> seal.open("7", fresh)).isInstanceOf(Seal.WrongSecretException.class);
  }

  @Test
  void nodes_before_and_after_the_exchange_read_what_the_other_has_sealed() {
    Seal before = with(SECRET, NEW);
    Seal after = with(NEW, SECRET);
    assertThat(before.open("7", after.seal("7", "a"))).isEqualTo("a");
    assertThat(after.open("7", before.seal("7", "b"))).isEqualTo("b");
  }

  @Test
  void only_what_has_the_old_secret_is_sealed_again() {
    Seal changed = with(NEW, SECRET);
    List<String> stored = new ArrayList<>();
    assertThat(changed.reseal("7", sealed, stored::add)).isOne();
    assertThat(with(NEW, null).open("7", stored.get(0))).isEqualTo("text");
    assertThat(changed.reseal("7", stored.get(0), stored::add)).isZero();
    assertThat(seal.reseal("7", sealed, stored::add)).isZero();
    assertThatThrownBy(() -> with(NEW, null).reseal("7", sealed, stored::add))
        .isInstanceOf(Seal.WrongSecretException.class);
    assertThatThrownBy(() -> changed.reseal("8", sealed, stored::add))
        .isInstanceOf(Seal.WrongSecretException.class);
    assertThat(stored).hasSize(1);
  }

  @Test
  void the_secrets_are_not_shown() {
    assertThat(new SealSecrets(NEW, Optional.of(SECRET)).toString()).doesNotContain("secret of");
  }

  private static Seal with(String current, String old) {
    return new Seal(new SealSecrets(current, Optional.ofNullable(old)), "tests");
  }

  private void assertRefused(Seal other, String id) {
    assertThatThrownBy(() -> other.open(id, sealed)).isInstanceOf(Seal.WrongSecretException.class);
  }
}
