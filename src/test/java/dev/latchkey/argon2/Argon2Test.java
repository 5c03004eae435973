package dev.latchkey.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.goterl.lazysodium.SodiumJava;
import com.sun.jna.NativeLong;
import dev.latchkey.credential.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class Argon2Test {

  private static final Argon2 SODIUM = new SodiumArgon2();
  private static final Argon2 JAVA = new BouncyCastleArgon2();

  /**
   * From the reference implementation. libsodium supports neither salts of 8 bytes nor two lanes.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "password"
            + " $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "password"
            + " $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "password"
            + " $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$yrdGtGIZk/3JHsUHh5gLQUqQppLwvGjf4Z+cJbPLqew",
        "password"
            + " $argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE",
        "'p\u00e4ssword '"
            + " $argon2id$v=19$m=1024,t=3,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Fmyy5jzDEWGftNEbWm8tv98FGPSXult4vgQRFYolpHw",
      })
  void both_engines_derive_what_the_reference_implementation_does(String password, String stored) {
    PasswordHash hash = PasswordHash.parse(stored);
    assertThat(derive(JAVA, password, hash)).isEqualTo(hash.digest());
    if (SODIUM.covers(hash.cost(), hash.salt().length, hash.digest().length)) {
      assertThat(derive(SODIUM, password, hash)).isEqualTo(hash.digest());
    }
  }

  @Test
  void libsodium_is_used_only_for_parameters_that_it_supports() {
    assertThat(SODIUM.covers(new Argon2Cost(64, 1, 1), 16, 32)).isTrue();
    assertThat(SODIUM.covers(new Argon2Cost(64, 1, 2), 16, 32)).isFalse();
    assertThat(SODIUM.covers(new Argon2Cost(64, 1, 1), 8, 32)).isFalse();
    assertThat(SODIUM.covers(new Argon2Cost(64, 1, 1), 16, 15)).isFalse();
  }

  @Property(tries = 100)
  void both_engines_agree_on_every_password_salt_and_cost(
      @ForAll @Size(max = 80) byte[] password,
      @ForAll @Size(16) byte[] salt,
      @ForAll @IntRange(min = 8, max = 300) int memory,
      @ForAll @IntRange(min = 1, max = 3) int passes,
      @ForAll @IntRange(min = 16, max = 64) int length) {
    Argon2Cost cost = new Argon2Cost(memory, passes, 1);
    assertThat(SODIUM.derive(password, salt, cost, length))
        .isEqualTo(JAVA.derive(password, salt, cost, length));
  }

  @Test
  void libsodium_itself_verifies_our_strings() {
    byte[] password = "secure123".getBytes(StandardCharsets.UTF_8);
    byte[] salt = "somesaltsomesalt".getBytes(StandardCharsets.UTF_8);
    Argon2Cost cost = new Argon2Cost(256, 2, 1);
    byte[] digest = JAVA.derive(password, salt, cost, 32);
    String ours = PasswordHash.made(cost, false, salt, digest).stored();
    byte[] padded = Arrays.copyOf(ours.getBytes(StandardCharsets.US_ASCII), 128);
    SodiumJava sodium = new SodiumJava();
    assertThat(sodium.crypto_pwhash_str_verify(padded, password, password.length)).isZero();
    assertThat(sodium.crypto_pwhash_str_verify(padded, password, password.length - 1)).isNotZero();
  }

  @Test
  void strings_that_libsodium_wrote_are_read() {
    byte[] password = "secure123".getBytes(StandardCharsets.UTF_8);
    byte[] text = new byte[128];
    NativeLong memory = new NativeLong(256 * 1024);
    int failed = new SodiumJava().crypto_pwhash_str(text, password, password.length, 2, memory);
    assertThat(failed).isZero();
    PasswordHash theirs =
        PasswordHash.parse(new String(text, StandardCharsets.US_ASCII).replace("\0", ""));
    assertThat(derive(JAVA, "secure123", theirs)).isEqualTo(theirs.digest());
  }

  @Test
  void a_native_library_that_does_not_load_leaves_pure_java() {
    Argon2Engines engines =
        Argon2Engines.detect(
            () -> {
              throw new UnsatisfiedLinkError("no libsodium here");
            });
    assertThat(chosen(engines, 1)).isEqualTo("bouncycastle");
  }

  @Test
  void the_native_library_is_chosen_for_one_lane_and_java_for_two() {
    Argon2Engines engines = Argon2Engines.detect();
    assumeTrue(System.getProperty("os.name").startsWith("Linux"));
    assertThat(chosen(engines, 1)).isEqualTo("libsodium");
    assertThat(chosen(engines, 2)).isEqualTo("bouncycastle");
  }

  private static String chosen(Argon2Engines engines, int lanes) {
    return engines.engineFor(new Argon2Cost(64, 1, lanes), 16, 32).engineName();
  }

  private static byte[] derive(Argon2 engine, String password, PasswordHash hash) {
    byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
    return engine.derive(utf8, hash.salt(), hash.cost(), hash.digest().length);
  }

  public static Argon2Engines only(Argon2 engine) {
    return new Argon2Engines(List.of(engine));
  }
}
