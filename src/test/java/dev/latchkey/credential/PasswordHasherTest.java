package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.argon2.Argon2;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.argon2.Argon2Test;
import dev.latchkey.argon2.BouncyCastleArgon2;
import dev.latchkey.argon2.SodiumArgon2;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  private static final String CHEAP = "m=64,t=1,p=1";
  private static final Argon2Engines ENGINES = Argon2Engines.detect();
  private static final Optional<String> PEPPER = Optional.of("0123456789abcdef0123456789abcdef");

  private final HashThreads lanes = new HashThreads(HashSettingsTest.settings(CHEAP), ENGINES);
  private final PasswordHasher hasher = hasher(CHEAP, Optional.empty());

  @AfterEach
  void closeLanes() {
    lanes.close();
  }

  @Test
  void the_password_matches_its_hash_and_no_other() {
    PasswordHash hash = hasher.hash(Secret.of("secure123"));
    assertThat(hasher.matches(Secret.of("secure123"), Optional.of(hash))).isTrue();
    assertThat(hasher.matches(Secret.of("secure124"), Optional.of(hash))).isFalse();
    assertThat(hasher.matches(Secret.of("Secure123"), Optional.of(hash))).isFalse();
    assertThat(hasher.matches(Secret.of("secure123 "), Optional.of(hash))).isFalse();
    assertThat(hasher.matches(Secret.of(" secure123"), Optional.of(hash))).isFalse();
    assertThat(hasher.matches(Secret.of(""), Optional.of(hash))).isFalse();
  }

  @Test
  void the_73rd_byte_counts() {
    String common = "x".repeat(72);
    PasswordHash hash = hasher.hash(Secret.of(common + "a"));
    assertThat(hasher.matches(Secret.of(common + "a"), Optional.of(hash))).isTrue();
    assertThat(hasher.matches(Secret.of(common + "b"), Optional.of(hash))).isFalse();
    assertThat(hasher.matches(Secret.of(common), Optional.of(hash))).isFalse();
  }

  @Test
  void the_256th_character_counts() {
    String common = "\ud83d\udc0e".repeat(255);
    PasswordHash hash = hasher.hash(Secret.of(common + "a"));
    assertThat(hasher.matches(Secret.of(common + "b"), Optional.of(hash))).isFalse();
  }

  @Test
  void the_password_may_be_typed_composed_or_decomposed() {
    PasswordHash hash = hasher.hash(Secret.of("pa\u0308ssword"));
    assertThat(hasher.matches(Secret.of("p\u00e4ssword"), Optional.of(hash))).isTrue();
  }

  @Test
  void two_hashes_of_one_password_differ() {
    Secret secret = Secret.of("secure123");
    assertThat(hasher.hash(secret)).isNotEqualTo(hasher.hash(secret));
  }

  @Test
  void a_text_that_is_too_long_for_a_password_matches_nothing_and_is_never_hashed() {
    Secret tooLong = Secret.of("x".repeat(60_000));
    // Such a secret is hashed as the empty text.
    Optional<PasswordHash> empty = Optional.of(hasher.hash(Secret.of("")));
    assertThat(hasher.matches(tooLong, empty)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> hasher.hash(tooLong));
  }

  @Test
  void without_a_stored_hash_nothing_matches() {
    assertThat(hasher.matches(Secret.of("secure123"), Optional.empty())).isFalse();
    assertThat(hasher.matches(Secret.of(""), Optional.empty())).isFalse();
  }

  @Test
  void each_engine_reads_what_the_other_wrote() {
    PasswordHasher sodium = hasher(CHEAP, Optional.empty(), new SodiumArgon2());
    PasswordHasher java = hasher(CHEAP, Optional.empty(), new BouncyCastleArgon2());
    Secret secret = Secret.of("secure123");
    assertThat(java.matches(secret, Optional.of(sodium.hash(secret)))).isTrue();
    assertThat(sodium.matches(secret, Optional.of(java.hash(secret)))).isTrue();
    assertThat(java.matches(Secret.of("secure124"), Optional.of(sodium.hash(secret)))).isFalse();
    assertThat(sodium.engineName()).isEqualTo("libsodium");
    assertThat(java.engineName()).isEqualTo("bouncycastle");
  }

  @Test
  void a_hash_of_other_parameters_still_matches_and_is_outdated() {
    PasswordHash older = hasher("m=32,t=1,p=1", Optional.empty()).hash(Secret.of("secure123"));
    PasswordHash wider = hasher("m=64,t=1,p=2", Optional.empty()).hash(Secret.of("secure123"));
    assertThat(hasher.matches(Secret.of("secure123"), Optional.of(older))).isTrue();
    assertThat(hasher.matches(Secret.of("secure123"), Optional.of(wider))).isTrue();
    assertThat(hasher.outdated(older)).isTrue();
    assertThat(hasher.outdated(wider)).isTrue();
    assertThat(hasher.outdated(hasher.hash(Secret.of("secure123")))).isFalse();
  }

  @Test
  void with_a_pepper_older_hashes_match_and_are_outdated() {
    PasswordHash plain = hasher.hash(Secret.of("secure123"));
    PasswordHasher peppered = hasher(CHEAP, PEPPER);
    assertThat(peppered.matches(Secret.of("secure123"), Optional.of(plain))).isTrue();
    assertThat(peppered.outdated(plain)).isTrue();
    PasswordHash hash = peppered.hash(Secret.of("secure123"));
    assertThat(hash.stored()).startsWith("{pepper}$argon2id$");
    assertThat(peppered.matches(Secret.of("secure123"), Optional.of(hash))).isTrue();
    assertThat(peppered.matches(Secret.of("secure124"), Optional.of(hash))).isFalse();
    assertThat(peppered.outdated(hash)).isFalse();
  }

  @Test
  void another_pepper_does_not_match() {
    PasswordHash hash = hasher(CHEAP, PEPPER).hash(Secret.of("secure123"));
    PasswordHasher other = hasher(CHEAP, PEPPER.map(pepper -> "X" + pepper));
    assertThat(other.matches(Secret.of("secure123"), Optional.of(hash))).isFalse();
  }

  @Test
  void a_hash_whose_pepper_is_missing_matches_nothing() {
    PasswordHash hash = hasher(CHEAP, PEPPER).hash(Secret.of("secure123"));
    assertThat(hasher.matches(Secret.of("secure123"), Optional.of(hash))).isFalse();
  }

  @Test
  void after_the_shutdown_a_hash_is_answered_unavailable() {
    lanes.close();
    assertThatThrownBy(() -> hasher.hash(Secret.of("secure123")))
        .isInstanceOf(dev.latchkey.problem.Problem.class);
  }

  @Test
  void an_interrupted_caller_is_told_busy_and_stays_interrupted() throws Exception {
    HashSettings oneLane = HashSettingsTest.settings(CHEAP, Optional.empty(), 1);
    HashThreads narrow = new HashThreads(oneLane, ENGINES);
    PasswordHasher waiting = new PasswordHasher(oneLane, narrow, new RandomTokens(), ENGINES);
    CountDownLatch running = new CountDownLatch(1);
    Thread occupant = new Thread(() -> occupy(narrow, running));
    occupant.start();
    running.await();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> waiting.hash(Secret.of("secure123")))
        .isInstanceOf(dev.latchkey.problem.Problem.class);
    assertThat(Thread.interrupted()).isTrue();
    occupant.interrupt();
    narrow.close();
  }

  @Test
  void only_an_outdated_hash_is_renewed() {
    Secret secret = Secret.of("secure123");
    PasswordHash older = hasher("m=32,t=1,p=1", Optional.empty()).hash(secret);
    PasswordHash renewed = hasher.renewal(older, secret).orElseThrow();
    assertThat(hasher.matches(secret, Optional.of(renewed))).isTrue();
    assertThat(hasher.renewal(renewed, secret)).isEmpty();
  }

  @Test
  void a_hash_is_not_renewed_while_others_wait_for_a_lane() throws Exception {
    HashSettings oneLane = HashSettingsTest.settings(CHEAP, Optional.empty(), 1);
    HashThreads narrow = new HashThreads(oneLane, ENGINES);
    PasswordHasher busy = new PasswordHasher(oneLane, narrow, new RandomTokens(), ENGINES);
    Secret secret = Secret.of("secure123");
    PasswordHash older = hasher("m=32,t=1,p=1", Optional.empty()).hash(secret);
    CountDownLatch running = new CountDownLatch(1);
    Thread occupant = new Thread(() -> occupy(narrow, running));
    occupant.start();
    running.await();
    Thread waiting = new Thread(() -> busy.hash(secret));
    waiting.start();
    while (narrow.waiting() == 0) {
      Thread.onSpinWait();
    }
    assertThat(busy.renewal(older, secret)).isEmpty();
    occupant.interrupt();
    waiting.join();
    assertThat(busy.renewal(older, secret)).isPresent();
    narrow.close();
  }

  private static void occupy(HashThreads lanes, CountDownLatch running) {
    assertThatThrownBy(
            () ->
                lanes.run(
                    () -> {
                      running.countDown();
                      new CountDownLatch(1).await();
                      return "never";
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  private PasswordHasher hasher(String argon2, Optional<String> pepper) {
    HashSettings settings = HashSettingsTest.settings(argon2, pepper, 0);
    return new PasswordHasher(settings, lanes, new RandomTokens(), ENGINES);
  }

  private PasswordHasher hasher(String argon2, Optional<String> pepper, Argon2 engine) {
    HashSettings settings = HashSettingsTest.settings(argon2, pepper, 0);
    return new PasswordHasher(settings, lanes, new RandomTokens(), Argon2Test.only(engine));
  }
}
