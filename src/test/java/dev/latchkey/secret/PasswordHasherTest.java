package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.secret.PasswordHasher.Proof;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  private static final String CHEAP = "m=64,t=1,p=1";
  private static final Argon2Engines ENGINES = Argon2Engines.detect();
  private static final Optional<String> PEPPER = Optional.of("0123456789abcdef0123456789abcdef");

  private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
  private final HashingLanes lanes =
      new HashingLanes(SecretSettingsTest.settings(CHEAP), ENGINES, threads);
  private final HeldRefusals refusals = new HeldRefusals(threads);
  private final PasswordHasher hasher = hasher(CHEAP, Optional.empty());

  @AfterEach
  void closeLanes() throws Exception {
    lanes.close();
    threads.shutdown();
  }

  @Test
  void the_password_matches_its_hash_and_no_other() throws Exception {
    PasswordHash hash = hash(hasher, Secret.of("secure123"));
    assertThat(matches(hasher, "secure123", hash)).isTrue();
    assertThat(matches(hasher, "secure124", hash)).isFalse();
    assertThat(matches(hasher, "Secure123", hash)).isFalse();
    assertThat(matches(hasher, "secure123 ", hash)).isFalse();
    assertThat(matches(hasher, " secure123", hash)).isFalse();
    assertThat(matches(hasher, "", hash)).isFalse();
  }

  @Test
  void the_73rd_byte_counts() throws Exception {
    String common = "x".repeat(72);
    PasswordHash hash = hash(hasher, Secret.of(common + "a"));
    assertThat(matches(hasher, common + "a", hash)).isTrue();
    assertThat(matches(hasher, common + "b", hash)).isFalse();
    assertThat(matches(hasher, common, hash)).isFalse();
  }

  @Test
  void the_256th_character_counts() throws Exception {
    String common = "\ud83d\udc0e".repeat(255);
    PasswordHash hash = hash(hasher, Secret.of(common + "a"));
    assertThat(matches(hasher, common + "b", hash)).isFalse();
  }

  @Test
  void the_password_may_be_typed_composed_or_decomposed() throws Exception {
    PasswordHash hash = hash(hasher, Secret.of("pa\u0308ssword"));
    assertThat(matches(hasher, "p\u00e4ssword", hash)).isTrue();
  }

  @Test
  void two_hashes_of_one_password_differ() throws Exception {
    Secret secret = Secret.of("secure123");
    assertThat(hash(hasher, secret)).isNotEqualTo(hash(hasher, secret));
  }

  @Test
  void a_text_that_is_too_long_for_a_password_matches_nothing_and_is_never_hashed()
      throws Exception {
    Secret tooLong = Secret.of("x".repeat(60_000));
    // What stands in for it in the hash is the empty text.
    PasswordHash empty = hash(hasher, Secret.of(""));
    assertThat(result(hasher.matches(tooLong, Optional.of(empty)))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> hasher.hash(tooLong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hasher.replace(Secret.of(""), Optional.of(empty), tooLong));
  }

  @Test
  void without_a_stored_hash_nothing_matches() throws Exception {
    for (String password : List.of("secure123", "")) {
      Proof proof = result(hasher.prove(Secret.of(password), Optional.empty()));
      assertThat(proof.proven()).isFalse();
      assertThat(proof.renewed()).isEmpty();
    }
  }

  @Test
  void each_engine_reads_what_the_other_wrote() throws Exception {
    PasswordHasher sodium = hasher(CHEAP, Optional.empty(), new SodiumArgon2());
    PasswordHasher java = hasher(CHEAP, Optional.empty(), new BouncyCastleArgon2());
    Secret secret = Secret.of("secure123");
    assertThat(matches(java, "secure123", hash(sodium, secret))).isTrue();
    assertThat(matches(sodium, "secure123", hash(java, secret))).isTrue();
    assertThat(matches(java, "secure124", hash(sodium, secret))).isFalse();
    assertThat(sodium.engineName()).isEqualTo("libsodium");
    assertThat(java.engineName()).isEqualTo("bouncycastle");
  }

  @Test
  void a_hash_of_other_parameters_still_matches_and_is_outdated() throws Exception {
    PasswordHash older = hash(hasher("m=32,t=1,p=1", Optional.empty()), Secret.of("secure123"));
    PasswordHash wider = hash(hasher("m=64,t=1,p=2", Optional.empty()), Secret.of("secure123"));
    assertThat(matches(hasher, "secure123", older)).isTrue();
    assertThat(matches(hasher, "secure123", wider)).isTrue();
    assertThat(outdated(hasher, older)).isTrue();
    assertThat(outdated(hasher, wider)).isTrue();
    assertThat(outdated(hasher, hash(hasher, Secret.of("secure123")))).isFalse();
  }

  @Test
  void a_renewed_hash_has_the_current_parameters_and_matches() throws Exception {
    PasswordHash older = hash(hasher("m=32,t=1,p=1", Optional.empty()), Secret.of("secure123"));
    Secret right = Secret.of("secure123");
    PasswordHash renewed = result(hasher.prove(right, Optional.of(older))).renewed().get();
    assertThat(renewed.cost()).isEqualTo(Argon2Cost.parse(CHEAP));
    assertThat(matches(hasher, "secure123", renewed)).isTrue();
    Proof wrong = result(hasher.prove(Secret.of("secure124"), Optional.of(older)));
    assertThat(wrong.proven()).isFalse();
    assertThat(wrong.renewed()).isEmpty();
  }

  @Test
  void with_a_pepper_older_hashes_match_and_are_outdated() throws Exception {
    PasswordHash plain = hash(hasher, Secret.of("secure123"));
    PasswordHasher peppered = hasher(CHEAP, PEPPER);
    assertThat(matches(peppered, "secure123", plain)).isTrue();
    assertThat(outdated(peppered, plain)).isTrue();
    PasswordHash hash = hash(peppered, Secret.of("secure123"));
    assertThat(hash.stored()).startsWith("{pepper}$argon2id$");
    assertThat(matches(peppered, "secure123", hash)).isTrue();
    assertThat(matches(peppered, "secure124", hash)).isFalse();
    assertThat(outdated(peppered, hash)).isFalse();
  }

  @Test
  void another_pepper_does_not_match() throws Exception {
    PasswordHash hash = hash(hasher(CHEAP, PEPPER), Secret.of("secure123"));
    PasswordHasher other = hasher(CHEAP, PEPPER.map(pepper -> "X" + pepper));
    assertThat(matches(other, "secure123", hash)).isFalse();
  }

  @Test
  void a_hash_whose_pepper_is_missing_matches_nothing() throws Exception {
    PasswordHash hash = hash(hasher(CHEAP, PEPPER), Secret.of("secure123"));
    assertThat(matches(hasher, "secure123", hash)).isFalse();
  }

  @Test
  void closed_lanes_are_busy_and_say_so_after_about_a_second() throws Exception {
    lanes.close();
    CompletionStage<PasswordHash> refused = hasher.hash(Secret.of("secure123"));
    assertThat(refused.toCompletableFuture()).isNotDone();
    assertThatThrownBy(() -> result(refused))
        .cause()
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
              assertThat(problem.retryAfter()).isPositive();
            });
  }

  @Test
  void a_password_is_replaced_only_if_the_current_one_is_right() throws Exception {
    PasswordHash stored = result(hasher.hash(Secret.of("secure123")));
    Secret right = Secret.of("secure123");
    Secret next = Secret.of("another one");
    assertThat(result(hasher.replace(Secret.of("secure124"), Optional.of(stored), next))).isEmpty();
    PasswordHash replaced = result(hasher.replace(right, Optional.of(stored), next)).get();
    assertThat(matches(hasher, "another one", replaced)).isTrue();
  }

  private PasswordHasher hasher(String argon2, Optional<String> pepper) {
    SecretSettings settings =
        SecretSettingsTest.settings(argon2, pepper, 0, SecretSettingsTest.WAIT);
    return new PasswordHasher(settings, lanes, refusals, new RandomTokens(), ENGINES);
  }

  private PasswordHasher hasher(String argon2, Optional<String> pepper, Argon2 engine) {
    SecretSettings settings =
        SecretSettingsTest.settings(argon2, pepper, 0, SecretSettingsTest.WAIT);
    return new PasswordHasher(
        settings, lanes, refusals, new RandomTokens(), Argon2Test.only(engine));
  }

  private static boolean matches(PasswordHasher hasher, String password, PasswordHash hash)
      throws Exception {
    return result(hasher.matches(Secret.of(password), Optional.of(hash)));
  }

  private static PasswordHash hash(PasswordHasher hasher, Secret secret) throws Exception {
    return result(hasher.hash(secret));
  }

  private static boolean outdated(PasswordHasher hasher, PasswordHash hash) throws Exception {
    Proof proof = result(hasher.prove(Secret.of("secure123"), Optional.of(hash)));
    assertThat(proof.proven()).isTrue();
    return proof.renewed().isPresent();
  }

  private static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get();
  }
}
