package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  @Test
  void a_required_string_is_parsed() {
    Fields form = Forms.fields("{\"a\":\"x\",\"unknown\":[1,{}]}");
    assertThat(form.<String>required("a", text -> text + "!")).isEqualTo("x!");
    assertThatCode(form::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}", "{\"A\":\"x\"}"})
  void a_required_string_that_is_absent_is_a_fault(String json) {
    Fields form = Forms.fields(json);
    assertThat(form.<String>required("a", text -> text)).isNull();
    assertThat(faults(form)).containsExactly(entry("a", "is required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.5", "true", "false", "[]", "[\"x\"]", "{}"})
  void a_value_of_another_type_is_never_made_a_string(String value) {
    Fields form = Forms.fields("{\"a\":" + value + ",\"b\":" + value + "}");
    assertThat(form.<String>required("a", text -> text)).isNull();
    assertThat(form.<String>optional("b", text -> text)).isNull();
    assertThat(faults(form))
        .containsExactly(entry("a", "must be a string"), entry("b", "must be a string"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}"})
  void an_optional_value_may_be_absent_or_null(String json) {
    Fields form = Forms.fields(json);
    assertThat(form.<String>optional("a", text -> text)).isNull();
    assertThat(form.optionalInteger("a", 0, 1)).isNull();
    assertThat(form.<List<String>>optionalTexts("a", texts -> texts)).isEmpty();
    assertThatCode(form::check).doesNotThrowAnyException();
  }

  @Test
  void null_is_told_from_absence() {
    Fields form = Forms.fields("{\"a\":null}");
    assertThat(form.has("a")).isTrue();
    assertThat(form.has("b")).isFalse();
  }

  @Test
  void faults_are_named_in_the_order_of_reading_each_field_once() {
    Fields form = Forms.fields("{\"c\":1,\"a\":1}");
    form.required("a", text -> text);
    form.required("b", text -> text);
    form.optional("c", text -> text);
    form.optionalInteger("a", 5, 6);
    assertThat(faults(form).entrySet())
        .containsExactly(
            entry("a", "must be a string"),
            entry("b", "is required"),
            entry("c", "must be a string"));
  }

  @Test
  void a_parser_says_what_is_wrong() {
    Fields form = Forms.fields("{\"a\":\"x\"}");
    form.required(
        "a",
        text -> {
          throw new IllegalArgumentException("must be y");
        });
    assertThat(faults(form)).containsExactly(entry("a", "must be y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "\\ud83d"})
  void a_text_that_no_database_can_keep_is_a_fault(String escaped) {
    Fields form = Forms.fields("{\"a\":\"" + escaped + "\",\"b\":[\"" + escaped + "\"]}");
    form.optional("a", text -> text);
    form.optionalTexts("b", texts -> texts);
    assertThat(faults(form))
        .containsExactly(
            entry("a", "must not contain NUL or lone surrogates"),
            entry("b", "must not contain NUL or lone surrogates"));
  }

  @Test
  void a_form_with_an_error_is_never_handed_on() {
    Form form = Forms.of("{\"a\":1}");
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> form.read(fields -> fields.optional("a", text -> text)));
    assertThat(form.<Boolean>read(fields -> fields.has("a"))).isTrue();
  }

  private static Map<String, String> faults(Fields form) {
    Problem problem = catchThrowableOfType(Problem.class, form::check);
    assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
    return problem.body().fields();
  }
}
