package dev.latchkey.foreignhash.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignHashesTest {
  private static final Argon2Engines ENGINES = Argon2Engines.detect();
  private static final String DIGEST = "A".repeat(43);
  private static final String SALT = "A".repeat(22);

  /** The file says where each hash comes from. */
  static List<String[]> vectors() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ForeignHashesTest.class.getResourceAsStream("vectors.tsv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(l -> l.split("\t")).toList();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Stream<String> texts() {
    return vectors().stream().map(vector -> vector[0]);
  }

  private static boolean matches(String hash, String password) {
    return ForeignHashes.parse(hash).matches(password.getBytes(StandardCharsets.UTF_8), ENGINES);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("vectors")
  void a_hash_matches_its_password_and_no_other(String hash, String password, String from) {
    assertThat(matches(hash, password)).as(from).isTrue();
    assertThat(matches(hash, "x" + password)).as(from).isFalse();
    assertThat(matches(hash, "")).as(from).isFalse();
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("vectors")
  void the_stored_form_is_the_same_hash(String hash, String password, String from) {
    ForeignHash parsed = ForeignHashes.parse(hash);
    ForeignHash again = ForeignHashes.parse(parsed.stored());
    assertThat(again.stored()).isEqualTo(parsed.stored()).hasSizeLessThan(1200);
    assertThat(again.work()).isEqualTo(parsed.work());
    assertThat(matches(parsed.stored(), password)).isTrue();
    assertThat(parsed.toString()).doesNotContain(hash.substring(hash.length() - 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2b$15$eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
        "$pbkdf2-sha256$1500001$AAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$pbkdf2-sha512$600001$AAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "PBKDF2WithHmacSHA256:1000000000:AAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "pbkdf2_sha256$1000000000$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AQAAAAH/////AAAAAQAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "$scrypt$ln=17,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=10,r=8,p=9$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$scrypt$ln=99,r=9999999,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=262145,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=65537,t=1,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=65536,t=17,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=1024,t=1,p=9$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$5$rounds=1000001$salt$...........................................",
      })
  void a_hash_that_is_too_expensive_is_refused_and_not_computed(String hash) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForeignHashes.parse(hash))
        .withMessage("takes more time or memory than this server allows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$",
        "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
        "$2x$05$eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
        "$2b$03$eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
        "$2b$05$eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee!",
        "$pbkdf2-sha256$0$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$pbkdf2-md5$1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$pbkdf2-sha256$1$AAAA$AAAA",
        "PBKDF2WithHmacMD5:1:AAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AQAAAAMAAAABAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AQAAAAEAAAABf////wAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AQAAAA==",
        "$argon2d$v=19$m=1024,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=1024,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=8,t=1,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$5$salt$......................................",
        "$6$salt$...........................................",
        "$6$rounds=999$salt$............................................................"
            + "..........................",
        "{SSHA}AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "{SHA-256}" + "00000000000000000000000000000000",
        "{noop}password",
        "{SHA-1}da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "scrypt$salt$1000$8$1$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      })
  void what_is_no_hash_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForeignHashes.parse(text))
        .withMessage("is not a password hash that this server can read");
  }

  @Test
  void a_text_that_is_too_long_is_refused_before_it_is_matched() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForeignHashes.parse("$pbkdf2$1$" + "A".repeat(60_000) + "$" + DIGEST));
  }

  @Test
  void stray_bits_of_bcrypt_are_ignored() {
    String hash = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    String stray = "$2a$05$CCCCCCCCCCCCCCCCCCCCC/E5YPO9kmyuRGyh0XouQYb4YMJKvyOeX";
    assertThat(matches(stray, "U*U")).isTrue();
    assertThat(ForeignHashes.parse(stray).stored()).isEqualTo(ForeignHashes.parse(hash).stored());
  }

  @Test
  void an_unsalted_digest_is_only_stored_under_argon2() {
    String text = "{SHA-256}" + "5E884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
    UnsaltedDigest digest = UnsaltedDigest.parse(text).orElseThrow();
    assertThat(digest.digest()).isEqualTo(UnsaltedDigest.digest("SHA-256", "password".getBytes()));
    String argon2 = "$argon2id$v=19$m=64,t=1,p=1$" + SALT + "$" + DIGEST;
    assertThat(ForeignHashes.parse(digest.stored(argon2)).stored()).isEqualTo("{SHA-256}" + argon2);
    assertThat(UnsaltedDigest.parse("{MD5}" + "0".repeat(64))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void every_algorithm_has_a_sample_of_its_own(Algorithm algorithm) {
    assertThat(Samples.of(algorithm).work().algorithm()).isEqualTo(algorithm);
    assertThat(Samples.of(algorithm).matches(new byte[128], ENGINES)).isFalse();
  }

  @Property(tries = 300)
  void any_change_of_a_hash_is_read_or_refused_and_stays_within_the_limits(
      @ForAll int which, @ForAll int where, @ForAll char letter) {
    List<String> all = texts().toList();
    StringBuilder text = new StringBuilder(all.get(Math.floorMod(which, all.size())));
    text.setCharAt(Math.floorMod(where, text.length()), letter);
    try {
      ForeignHash hash = ForeignHashes.parse(text.toString());
      assertThat(hash.memoryKib()).isBetween(0, 262_144);
      assertThat(ForeignHashes.parse(hash.stored()).stored()).isEqualTo(hash.stored());
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).matches("is not a password .*|takes more time .*");
    }
  }

  @Property(tries = 300)
  void any_text_is_read_or_refused(@ForAll String text) {
    for (String start :
        new String[] {"", "$2b$", "$6$", "{SSHA}", "AQAAAA", "scrypt$", "$scrypt$"}) {
      try {
        ForeignHashes.parse(start + text);
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).matches("is not a password .*|takes more time .*");
      }
    }
  }
}
