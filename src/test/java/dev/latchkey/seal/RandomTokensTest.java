package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomTokensTest {

  private final RandomTokens tokens = new RandomTokens();

  @Test
  void a_reset_token_has_48_characters_that_need_no_escaping() {
    assertThat(tokens.resetToken()).matches("[A-Za-z0-9_-]{48}");
  }

  @Test
  void a_session_id_has_22_characters_that_need_no_escaping() {
    assertThat(tokens.sessionId()).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void what_can_be_a_token_is_known_by_length_and_alphabet() {
    assertThat(RandomTokens.isResetToken(tokens.resetToken())).isTrue();
    assertThat(RandomTokens.isSessionId(tokens.sessionId())).isTrue();
    assertThat(RandomTokens.isSessionId(tokens.resetToken())).isFalse();
    assertThat(RandomTokens.isResetToken(tokens.sessionId())).isFalse();
    for (String text :
        List.of("", "x".repeat(21), "x".repeat(23), "x".repeat(21) + "=", "é".repeat(22))) {
      assertThat(RandomTokens.isSessionId(text)).isFalse();
    }
  }

  @Test
  void no_two_are_alike() {
    assertThat(Stream.generate(tokens::sessionId).limit(1000)).doesNotHaveDuplicates();
    assertThat(tokens.bytes(16)).hasSize(16).isNotEqualTo(tokens.bytes(16));
  }

  @Test
  void a_digest_is_sha_256() {
    // FIPS 180-2, appendix B.1.
    assertThat(Digest.sha256("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digest.sha256("abc").base64url())
        .isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  }

  @Test
  void digests_of_unlike_texts_differ_and_none_is_printed() {
    assertThat(Digest.sha256("abc")).isEqualTo(Digest.sha256("abc"));
    assertThat(Digest.sha256("abc")).isNotEqualTo(Digest.sha256("abd"));
    assertThat(Digest.sha256("abc")).hasToString("Digest[hidden]");
  }
}
