package dev.latchkey.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.latchkey.account.Change;
import dev.latchkey.account.ProfileChanges;
import dev.latchkey.json.Forms;
import dev.latchkey.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRequestTest {

  private static final String PHONE_RULE =
      "must be 3-32 characters of digits, spaces and + - . ( )";

  @Test
  void a_key_left_out_is_left_alone() {
    ProfileChanges changes = changes("{}");
    assertThat(changes)
        .isEqualTo(
            new ProfileChanges(
                Change.none(), Change.none(), Change.none(), Change.none(), Change.none()));
  }

  @Test
  void null_clears_a_field() {
    ProfileChanges changes =
        changes(
            "{\"full_name\":null,\"phone\":null,\"experience_years\":null,\"skills\":null,"
                + "\"locale\":null}");
    assertThat(changes)
        .isEqualTo(
            new ProfileChanges(
                Change.to(null),
                Change.to(null),
                Change.to(null),
                Change.to(List.of()),
                Change.to(null)));
  }

  @Test
  void what_is_given_is_taken_and_what_nobody_may_change_is_not() {
    ProfileChanges changes =
        changes(
            "{\"id\":7,\"username\":\"root\",\"email\":\"r@b.co\",\"groups\":[\"admin\"],"
                + "\"full_name\":\"J\",\"phone\":\"+1 (2)\",\"experience_years\":5,"
                + "\"skills\":[\"a\"],\"locale\":\"ja\"}");
    assertThat(changes)
        .isEqualTo(
            new ProfileChanges(
                Change.to("J"),
                Change.to("+1 (2)"),
                Change.to(5),
                Change.to(List.of("a")),
                Change.to("ja")));
  }

  @Test
  void one_answer_names_every_field_at_fault() {
    assertThat(faults("{\"skills\":[1],\"experience_years\":81,\"phone\":\"x\",\"full_name\":{}}"))
        .containsExactly(
            entry("full_name", "must be a string"),
            entry("phone", PHONE_RULE),
            entry("experience_years", "must be between 0 and 80"),
            entry("skills", "must be a string"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DE", "de-AT", "nl", "en "})
  void a_language_that_we_do_not_have_is_refused(String locale) {
    assertThat(faults("{\"locale\":\"" + locale + "\"}"))
        .containsExactly(entry("locale", "must be one of en, de, fr, es, ar, ja"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "+49 (0)30 1234-56.7", "00000000000000000000000000000000"})
  void a_phone_of_the_right_characters_is_kept_as_given(String phone) {
    assertThat(changes("{\"phone\":\"" + phone + "\"}").phone()).isEqualTo(Change.to(phone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12", "000000000000000000000000000000000", "12a", "1\\n23", "١٢٣", "12\\t3"})
  void any_other_phone_is_refused(String phone) {
    assertThat(faults("{\"phone\":\"" + phone + "\"}")).containsExactly(entry("phone", PHONE_RULE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 79, 80})
  void years_of_experience_are_whole_numbers_up_to_80(int years) {
    assertThat(changes("{\"experience_years\":" + years + "}").experienceYears())
        .isEqualTo(Change.to(years));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "81", "2147483648", "9223372036854775808", "18446744073709551621"})
  void years_beyond_that_are_refused(String years) {
    assertThat(faults("{\"experience_years\":" + years + "}"))
        .containsExactly(entry("experience_years", "must be between 0 and 80"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.5", "5.0", "5e0", "1e999", "\"5\"", "true", "[5]", "{}"})
  void years_of_another_type_are_never_coerced(String years) {
    assertThat(faults("{\"experience_years\":" + years + "}"))
        .containsExactly(entry("experience_years", "must be a whole number"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Java\"", "{\"0\":\"Java\"}", "1", "true"})
  void skills_are_an_array_or_refused(String skills) {
    assertThat(faults("{\"skills\":" + skills + "}"))
        .containsExactly(entry("skills", "must be an array of strings"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null]", "[1]", "[[\"a\"]]", "[true]", "[\"a\",{}]"})
  void a_skill_is_a_string_or_refused(String skills) {
    assertThat(faults("{\"skills\":" + skills + "}"))
        .containsExactly(entry("skills", "must be a string"));
  }

  private static ProfileChanges changes(String json) {
    return Forms.of(json).read(ProfileRequest::from);
  }

  private static Map<String, String> faults(String json) {
    return catchThrowableOfType(Problem.class, () -> changes(json)).body().fields();
  }
}
