package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is one JSON object in strict UTF-8, or it is refused and nothing happens. */
@LatchkeyIT
class StrictJsonIT {
  private static final String SIGNUP = "/api/signup";
  private static final String MALFORMED = "Malformed JSON body";
  private static final int LIMIT = 64 * 1024;

  private final NewUser user = NewUser.unknown();
  private final String valid =
      "{\"username\":\""
          + user.username()
          + "\",\"email\":\""
          + user.email()
          + "\",\"password\":\""
          + user.password()
          + "\"}";

  private Answer send(String type, byte[] body) {
    return user.api().send("POST", SIGNUP, type, body);
  }

  private void nobodySignedUp() {
    user.logIn().refused(401, "Invalid username or password");
  }

  private String validWith(String more) {
    return valid.substring(0, valid.length() - 1) + "," + more + "}";
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        " ",
        "{",
        "}",
        "null",
        "true",
        "7",
        "\"text\"",
        "[]",
        "[{}]",
        "{}{}",
        "{} {}",
        "{},",
        "{}x",
        "{}\u0000",
        "{}]",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":tru}",
        "{\"a\":TRUE}",
        "/**/{}",
        "{} // x",
        "\uFEFF{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":NaN}",
        "\u00A0{}");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_not_one_json_object_is_a_malformed_body(String body) {
    user.api().post(SIGNUP, body).refused(400, MALFORMED);
    user.api().post("/api/login", body).refused(400, MALFORMED);
    user.api().post("/api/forgot-password", body).refused(400, MALFORMED);
    user.api().post("/api/reset-password", body).refused(400, MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " x", "]", "\u0000", ",", "null"})
  void whatever_follows_the_object_spoils_it(String after) {
    user.api().post(SIGNUP, valid + after).refused(400, MALFORMED);
    nobodySignedUp();
  }

  @Test
  void a_duplicate_key_spoils_the_object_whichever_value_is_right() {
    user.api().post(SIGNUP, validWith("\"password\":\"other-one\"")).refused(400, MALFORMED);
    user.api().post(SIGNUP, validWith("\"\\u0065mail\":\"a@b.co\"")).refused(400, MALFORMED);
    nobodySignedUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "x\\udc00\\ud800", "a\\u0000b", "\\u0000"})
  void nul_and_lone_surrogates_are_refused_by_field(String text) {
    user.api().post(SIGNUP, validWith("\"full_name\":\"" + text + "\"")).refusedFor("full_name");
    nobodySignedUp();
  }

  @Test
  void an_escaped_pair_of_surrogates_is_one_character() {
    Answer answer = user.api().post(SIGNUP, validWith("\"full_name\":\"\\uD83D\\ude00\"")).ok();
    assertThat(answer.json().path("user").path("full_name").textValue()).isEqualTo("\uD83D\uDE00");
  }

  static Stream<byte[]> brokenUtf8() {
    return Stream.of(
        bytes(0xFF),
        bytes(0xC3),
        bytes(0xC0, 0xAF),
        bytes(0xE0, 0x80, 0xAF),
        bytes(0x80),
        bytes(0xED, 0xA0, 0x80),
        bytes(0xF5, 0x80, 0x80, 0x80),
        bytes(0xF0, 0x9F, 0x98));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("brokenUtf8")
  void broken_utf8_is_a_malformed_body(byte[] broken) {
    String text = validWith("\"full_name\":\"") + "#";
    byte[] body = text.replace("}#", new String(broken, ISO_8859_1) + "\"}").getBytes(ISO_8859_1);
    user.api().post(SIGNUP, body).refused(400, MALFORMED);
    nobodySignedUp();
  }

  @Test
  void utf16_that_claims_to_be_json_is_a_malformed_body() {
    user.api().post(SIGNUP, valid.getBytes(UTF_16)).refused(400, MALFORMED);
    nobodySignedUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "application/xml",
        "application/octet-stream",
        "application/json-patch+json",
        "application/json;charset=utf-16",
        "application/json; charset=iso-8859-1",
        "*/*",
      })
  void another_content_type_is_a_415_without_effect(String type) {
    send(type, valid.getBytes(UTF_8)).refused(415, "Content-Type must be application/json");
    nobodySignedUp();
  }

  @Test
  void a_form_is_a_415_without_effect() {
    String form =
        "username=" + user.username() + "&email=" + user.email() + "&password=" + user.password();
    send("application/x-www-form-urlencoded", form.getBytes(UTF_8))
        .refused(415, "Content-Type must be application/json");
    nobodySignedUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json", "application/json;charset=utf-8", "application/json; charset=UTF-8",
        "application/json;charset=\"utf-8\"", "Application/JSON", "application/json; v=1",
      })
  void json_in_utf8_is_accepted_however_it_is_spelled(String type) {
    send(type, valid.getBytes(UTF_8)).ok();
  }

  @Test
  void a_body_of_64_kib_is_read_and_one_byte_more_is_a_413() {
    String most = valid + " ".repeat(LIMIT - valid.length());
    user.api().post(SIGNUP, most + " ").refused(413, "Request body too large");
    nobodySignedUp();
    user.api().post(SIGNUP, most).ok();
  }

  @Test
  void a_much_larger_body_is_a_413_too() {
    user.api()
        .post(SIGNUP, validWith("\"x\":\"" + "x".repeat(4 * LIMIT) + "\""))
        .refused(413, "Request body too large");
    nobodySignedUp();
  }

  @Test
  void deep_nesting_is_a_malformed_body() {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    user.api().post(SIGNUP, validWith("\"x\":" + deep)).refused(400, MALFORMED);
    user.api().post(SIGNUP, "{\"a\":".repeat(10_000)).refused(400, MALFORMED);
    nobodySignedUp();
  }

  @Test
  void a_key_that_nobody_knows_may_hold_anything() {
    String more = "\"x\":{\"y\":[1,2.5,null,{\"z\":\"\\ud83d\\ude00\"}]},\"\":1e2";
    user.api().post(SIGNUP, validWith(more)).ok();
  }
}
