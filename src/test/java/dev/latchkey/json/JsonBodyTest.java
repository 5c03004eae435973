package dev.latchkey.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Property
  void any_bytes_are_a_form_or_a_malformed_body(@ForAll byte[] body) {
    assertFormOrMalformed(body);
  }

  @Property(tries = 3000)
  void any_text_out_of_json_pieces_is_a_form_or_a_malformed_body(@ForAll("pieces") String body) {
    assertFormOrMalformed(body.getBytes(UTF_8));
  }

  @Property
  void a_body_with_one_byte_changed_is_a_form_or_a_malformed_body(
      @ForAll byte change, @ForAll int place) {
    byte[] body = "{\"username\":\"jöhn\",\"n\":[1.5e3,true,null,{}]}".getBytes(UTF_8);
    body[Math.floorMod(place, body.length)] = change;
    assertFormOrMalformed(body);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"a\"",
            "\"b\"",
            "\"",
            "\\",
            "\\u12",
            "1",
            "-",
            "e9",
            "1e99999999",
            "0.1",
            "01",
            "NaN",
            "null",
            "true",
            "/*c*/",
            "//",
            " ",
            "\uFEFF",
            "\n")
        .list()
        .ofMaxSize(12)
        .map(list -> String.join("", list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"a\"",
        "1",
        "{",
        "{}{}",
        "{} x",
        "{}]",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":\"\t\"}",
        "{/* c */}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"\\u0061\":2}}",
        "\uFEFF{}"
      })
  void whatever_is_not_one_strict_json_object_is_malformed(String body) {
    assertThat(refusal(body.getBytes(UTF_8))).isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void bytes_that_are_not_utf_8_are_malformed_even_inside_a_string() {
    byte[] body = "{\"a\":\"x\"}".getBytes(UTF_8);
    body[6] = (byte) 0xFF;
    assertThat(refusal(body)).isEqualTo(ProblemType.MALFORMED_BODY);
    assertThat(refusal("{}".getBytes(UTF_16))).isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void nesting_ends_at_32() {
    assertThat(Forms.fields(nested(31)).has("a")).isTrue();
    assertThat(refusal(nested(32).getBytes(UTF_8))).isEqualTo(ProblemType.MALFORMED_BODY);
    assertThat(refusal(nested(5000).getBytes(UTF_8))).isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void a_field_name_has_at_most_64_characters() {
    assertThat(has(named("k".repeat(64)), "k".repeat(64))).isTrue();
    for (String name : new String[] {"k".repeat(65), "k".repeat(60_000), "é".repeat(65)}) {
      byte[] body = ("{\"" + name + "\":1}").getBytes(UTF_8);
      assertThat(refusal(body)).isEqualTo(ProblemType.MALFORMED_BODY);
    }
    byte[] nested = ("{\"a\":[{\"" + "k".repeat(65) + "\":1}]}").getBytes(UTF_8);
    assertThat(refusal(nested)).isEqualTo(ProblemType.MALFORMED_BODY);
    byte[] escaped = ("{\"" + "\\u006b".repeat(65) + "\":1}").getBytes(UTF_8);
    assertThat(refusal(escaped)).isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void a_field_name_is_kept_nowhere() throws IOException {
    String json = "{\"a_name_of_a_stranger\":1}";
    String once = Json.mapper().readTree(json).fieldNames().next();
    String again = Json.mapper().readTree(json).fieldNames().next();
    assertThat(again).isEqualTo(once).isNotSameAs(once).isNotSameAs(once.intern());
  }

  private static boolean has(Form form, String key) {
    return form.read(fields -> fields.has(key));
  }

  private static Form named(String name) {
    return JsonBody.parse(("{\"" + name + "\":1}").getBytes(UTF_8));
  }

  @Test
  void a_number_of_endless_digits_is_malformed() {
    assertThat(refusal(("{\"a\":" + "9".repeat(65) + "}").getBytes(UTF_8)))
        .isEqualTo(ProblemType.MALFORMED_BODY);
  }

  @Test
  void a_body_of_64_kib_is_read_and_one_byte_more_is_too_large() {
    String most = "{\"a\":\"" + "x".repeat(Json.MAX_BODY - 8) + "\"}";
    assertThat(Forms.fields(most).has("a")).isTrue();
    assertThat(refusal((most + " ").getBytes(UTF_8))).isEqualTo(ProblemType.BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"utf-8", "UTF-8"})
  void utf_8_is_the_charset_whether_named_or_not(String charset) throws IOException {
    assertThat(has(read(charset), "a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "iso-8859-1", "utf8", "x"})
  void another_charset_is_no_json(String charset) {
    Problem refused = catchThrowableOfType(Problem.class, () -> read(charset));
    assertThat(refused.type()).isEqualTo(ProblemType.NOT_JSON);
  }

  private static Form read(String charset) throws IOException {
    MediaType type = new MediaType("application", "json", charset);
    byte[] body = "{\"a\":1}".getBytes(UTF_8);
    return new JsonBody()
        .readFrom(
            Form.class,
            Form.class,
            new Annotation[0],
            type,
            new MultivaluedHashMap<>(),
            new ByteArrayInputStream(body));
  }

  private static String nested(int arrays) {
    return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }

  private static void assertFormOrMalformed(byte[] body) {
    try {
      assertThat(JsonBody.parse(body)).isNotNull();
    } catch (Problem refused) {
      assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }
  }

  private static ProblemType refusal(byte[] body) {
    return catchThrowableOfType(Problem.class, () -> JsonBody.parse(body)).type();
  }
}
