package dev.latchkey.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.Now;
import dev.latchkey.key.StoredKeys;
import dev.latchkey.key.TokenSettings;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSION = "abcdefghijklmnopqrstu_";

  private static final StoredKeys STORED = new StoredKeys();

  private final Now now = new Now();
  private final TokenNode node = new TokenNode(STORED, now).open();
  private final ObjectNode header = header();
  private final ObjectNode claims = claims();

  @Test
  void a_token_that_keeps_every_rule_speaks_of_its_account_and_session() {
    VerifiedToken subject = subject().orElseThrow();
    assertThat(subject.accountId()).isEqualTo(123);
    assertThat(subject.sessionId()).isEqualTo(SESSION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "typ|null",
        "typ|\"jwt\"",
        "typ|\"JOSE\"",
        "typ|1",
        "typ|[\"JWT\"]",
        "alg|null",
        "alg|\"none\"",
        "alg|\"HS256\"",
        "alg|\"RS256\"",
        "alg|\"es256\"",
        "alg|1",
        "kid|null",
        "kid|\"\"",
        "kid|\"another\"",
        "kid|1",
        "kid|{}",
        "crit|null",
        "crit|[]",
        "crit|[\"exp\"]",
        "b64|false",
        "b64|true"
      })
  void a_header_that_breaks_one_rule_is_refused(String name, String value) throws Exception {
    header.set(name, JSON.readTree(value));
    assertThat(subject()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"typ", "alg", "kid"})
  void a_header_that_lacks_something_is_refused(String name) {
    header.remove(name);
    assertThat(subject()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "iss|null",
        "iss|\"https://login.example.com/\"",
        "iss|\"\"",
        "iss|[\"x\"]",
        "iss|1",
        "aud|null",
        "aud|\"Latchkey\"",
        "aud|[]",
        "aud|[\"other\"]",
        "aud|[1]",
        "aud|{}",
        "aud|\"latchkey\"",
        "aud|[[\"latchkey\"]]",
        "sub|null",
        "sub|123",
        "sub|\"0\"",
        "sub|\"-1\"",
        "sub|\"0123\"",
        "sub|\"\"",
        "sub|\" 123\"",
        "sub|\"1e2\"",
        "sub|\"9999999999999999999\"",
        "sub|\"\u0661\"",
        "sid|null",
        "sid|\"short\"",
        "sid|1",
        "sid|\"abcdefghijklmnopqrst' \"",
        "jti|null",
        "jti|\"short\"",
        "jti|1",
        "iat|null",
        "iat|\"1\"",
        "iat|1.5",
        "iat|true",
        "iat|99999999999999999999",
        "exp|null",
        "exp|\"9999999999\"",
        "exp|1e10",
        "exp|true",
        "exp|[]",
        "exp|99999999999999999999",
        "exp|18446744073709551616",
        "exp|9223372036854775807",
        "nbf|null",
        "nbf|\"1\"",
        "nbf|99999999999",
        "nbf|[]",
        "nbf|true"
      })
  void claims_that_break_one_rule_are_refused(String name, String value) throws Exception {
    claims.set(name, JSON.readTree(value));
    assertThat(subject()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "sub", "sid", "jti", "iat", "exp"})
  void claims_that_lack_something_are_refused(String name) {
    claims.remove(name);
    assertThat(subject()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1,true", "0,false", "1,false", "86400,false"})
  void a_token_lives_until_its_expiry_and_the_skew(int secondsLater, boolean alive) {
    now.pass(Duration.ofDays(1).plus(TokenSettings.SKEW).plusSeconds(secondsLater));
    assertThat(subject().isPresent()).isEqualTo(alive);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "0,true", "-1,false", "-3600,false"})
  void a_token_of_the_future_is_refused_beyond_the_skew(int secondsLater, boolean alive) {
    now.pass(TokenSettings.SKEW.negated().plusSeconds(secondsLater));
    assertThat(subject().isPresent()).isEqualTo(alive);
  }

  @ParameterizedTest
  @CsvSource({"86400,true", "86401,false", "1,true", "0,false", "-1,false"})
  void a_token_lives_no_longer_than_configured(int lifetime, boolean right) {
    claims.put("exp", claims.path("iat").longValue() + lifetime);
    assertThat(subject().isPresent()).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iat", "exp", "nbf"})
  void a_time_beyond_64_bits_is_not_wrapped_around(String name) {
    long right = claims.path(name).asLong(now.instant().getEpochSecond());
    claims.put(name, BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(right)));
    assertThat(subject()).isEmpty();
  }

  @Test
  void an_audience_may_be_one_of_several_and_not_before_may_have_passed() {
    claims.putArray("aud").add("other").add("latchkey");
    claims.put("nbf", now.instant().getEpochSecond());
    assertThat(subject()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "a.b.c ", " a.b.c", "e30.e30.e30"})
  void what_is_no_compact_token_is_refused(String text) {
    assertThat(node.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "==", " x", "\n", "+", "/", "!", ".", "\u212A"})
  void another_spelling_of_the_same_token_is_refused(String behind) {
    assertThat(node.read(token() + behind)).isEmpty();
    assertThat(node.read(behind + token())).isEmpty();
  }

  @Test
  void a_claim_that_is_said_twice_is_refused() {
    String twice = claims.toString().replaceFirst("\\{", "{\"sub\":\"1\",");
    assertThat(node.read(compact(header.toString(), twice))).isEmpty();
  }

  @Property(tries = 3000)
  void a_token_with_one_character_changed_is_refused_or_well_formed(
      @ForAll int place, @ForAll char change) {
    StringBuilder token = new StringBuilder(token());
    token.setCharAt(Math.floorMod(place, token.length()), change);
    node.read(token.toString()).ifPresent(TokenRulesTest::assertWellFormed);
  }

  @Property(tries = 2000)
  void any_value_in_place_of_one_of_the_header_is_refused_or_changes_nothing(
      @ForAll("names") String name, @ForAll("values") String value) throws Exception {
    header.set(name, JSON.readTree(value));
    subject().ifPresent(subject -> assertThat(subject.sessionId()).isEqualTo(SESSION));
    subject().ifPresent(subject -> assertThat(header.path("typ").asText()).isEqualTo("JWT"));
    subject().ifPresent(subject -> assertThat(header.path("alg").asText()).isEqualTo("ES256"));
  }

  @Property(tries = 2000)
  void any_value_in_place_of_a_claim_is_refused_or_well_formed(
      @ForAll("names") String name, @ForAll("values") String value) throws Exception {
    claims.set(name, JSON.readTree(value));
    subject().ifPresent(TokenRulesTest::assertWellFormed);
  }

  @Property
  void any_text_is_refused(@ForAll String text) {
    assertThat(node.read(text)).isEmpty();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "typ", "alg", "kid", "crit", "b64", "jwk", "iss", "aud", "sub", "sid", "jti", "iat", "exp",
        "nbf", "groups");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of("null", "true", "[]", "{}", "\"\"", "\"JWT\"", "\"5\"", "[\"latchkey\"]"),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.bigIntegers().map(String::valueOf),
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.strings().alpha().map(text -> "\"" + text + "\""));
  }

  private static void assertWellFormed(VerifiedToken subject) {
    assertThat(subject.accountId()).isPositive();
    assertThat(subject.sessionId()).matches("[A-Za-z0-9_-]{22}");
  }

  private Optional<VerifiedToken> subject() {
    return node.read(token());
  }

  private String token() {
    return compact(header.toString(), claims.toString());
  }

  private static String compact(String header, String claims) {
    return base64(header) + "." + base64(claims) + ".c2lnbmF0dXJl";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private ObjectNode header() {
    String kid = node.keys.ring().newest().pair().getKeyID();
    return object("{\"typ\":\"JWT\",\"alg\":\"ES256\"}").put("kid", kid);
  }

  private ObjectNode claims() {
    long issued = now.instant().getEpochSecond();
    return object(
            "{\"aud\":[\"latchkey\"],\"upn\":\"johndoe\",\"groups\":[\"user\"],\"sub\":\"123\"}")
        .put("iss", TokenNode.ISSUER)
        .put("sid", SESSION)
        .put("jti", "ABCDEFGHIJKLMNOPQRSTU_")
        .put("iat", issued)
        .put("exp", issued + 86_400);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
