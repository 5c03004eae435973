package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.argon2.Argon2Cost;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  private static final String SALT = "$c29tZXNhbHRzb21lc2FsdA";
  private static final String DIGEST = "$yrdGtGIZk/3JHsUHh5gLQUqQppLwvGjf4Z+cJbPLqew";
  private static final String GOOD = "$argon2id$v=19$m=256,t=2,p=1" + SALT + DIGEST;

  @Test
  void a_stored_string_is_read_and_given_back_unchanged() {
    PasswordHash hash = PasswordHash.parse(GOOD);
    assertThat(hash.stored()).isEqualTo(GOOD);
    assertThat(hash.cost()).isEqualTo(new Argon2Cost(256, 2, 1));
    assertThat(hash.salt()).asString().isEqualTo("somesaltsomesalt");
    assertThat(hash.peppered()).isFalse();
  }

  @Test
  void the_mark_of_the_pepper_is_read() {
    PasswordHash hash = PasswordHash.parse("{pepper}" + GOOD);
    assertThat(hash.peppered()).isTrue();
    assertThat(hash.stored()).isEqualTo("{pepper}" + GOOD);
    assertThat(hash)
        .isNotEqualTo(PasswordHash.parse(GOOD))
        .isEqualTo(PasswordHash.parse("{pepper}" + GOOD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "{pepper}",
        "{Pepper}" + GOOD,
        "{pepper}{pepper}" + GOOD,
        " " + GOOD,
        GOOD + "\n",
        GOOD + "=",
        GOOD + "AA",
        "$argon2i$v=19$m=256,t=2,p=1" + SALT + DIGEST,
        "$argon2d$v=19$m=256,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=16$m=256,t=2,p=1" + SALT + DIGEST,
        "$argon2id$m=256,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$t=2,m=256,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=0256,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=-256,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=7,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=256,t=0,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=256,t=2,p=0" + SALT + DIGEST,
        "$argon2id$v=19$m=15,t=2,p=2" + SALT + DIGEST,
        "$argon2id$v=19$m=1048577,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=4294967295,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=256,t=65,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=256,t=2,p=1,keyid=AA" + SALT + DIGEST,
        "$argon2id$v=19$m=\u0662\u0665\u0666,t=2,p=1" + SALT + DIGEST,
        "$argon2id$v=19$m=256,t=2,p=1$" + DIGEST,
        "$argon2id$v=19$m=256,t=2,p=1$c29tZQ" + DIGEST,
        "$argon2id$v=19$m=256,t=2,p=1" + SALT,
        "$argon2id$v=19$m=256,t=2,p=1" + SALT + "$",
        "$argon2id$v=19$m=256,t=2,p=1" + SALT + "$yrdGtGIZ",
        // The last digit of 16 bytes in base64 carries four bits that must be zero.
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2FsdB" + DIGEST,
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2F_dA" + DIGEST,
        "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
      })
  void anything_else_is_refused_without_being_repeated(String hostile) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PasswordHash.parse(hostile))
        .withMessage("not a password hash that this server can read");
  }

  @Test
  void printing_it_shows_the_cost_only() {
    assertThat(PasswordHash.parse(GOOD)).hasToString("PasswordHash[m=256,t=2,p=1]");
  }

  @Property
  void no_text_causes_another_error(@ForAll String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(text));
  }

  @Property
  void a_hash_is_read_back_as_written(
      @ForAll @Size(min = 8, max = 48) byte[] salt,
      @ForAll @Size(min = 16, max = 64) byte[] digest,
      @ForAll @IntRange(min = 128, max = 1_048_576) int memory,
      @ForAll @IntRange(min = 1, max = 64) int passes,
      @ForAll @IntRange(min = 1, max = 16) int lanes,
      @ForAll boolean peppered) {
    Argon2Cost cost = new Argon2Cost(memory, passes, lanes);
    PasswordHash made = PasswordHash.made(cost, peppered, salt, digest);
    PasswordHash read = PasswordHash.parse(made.stored());
    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(read.cost()).isEqualTo(cost);
    assertThat(read.salt()).isEqualTo(salt);
    assertThat(read.digest()).isEqualTo(digest);
    assertThat(read.stored()).hasSizeLessThanOrEqualTo(200);
  }
}
