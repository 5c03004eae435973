package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class ProfileFieldsIT {
  private static final String MARK = "\uD83D\uDE00";

  private final Api session = NewUser.signedUp().session();

  private JsonNode profile() {
    return session.get("/api/profile").ok().json().path("user");
  }

  private Answer update(String json) {
    return session.post("/api/update_profile", json);
  }

  private Answer set(String key, Object value) {
    return session.post("/api/update_profile", Map.of(key, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "+", "()-", "0 1-2.3(4)+5"})
  void a_phone_is_digits_spaces_and_a_few_marks(String phone) {
    String padded = (phone + "00").substring(0, Math.max(3, phone.length()));
    set("phone", padded).ok();
    assertThat(profile().path("phone").textValue()).isEqualTo(padded);
  }

  @Test
  void a_phone_has_3_to_32_characters() {
    set("phone", "1".repeat(32)).ok();
    set("phone", "1".repeat(33)).refusedFor("phone");
    set("phone", "123").ok();
    set("phone", "12").refusedFor("phone");
    set("phone", "").refusedFor("phone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12a", "123\n", "\t123", "123;ext=4", "١٢٣", "１２３", "12\u00A03", "#123"})
  void a_phone_of_other_characters_is_refused(String phone) {
    set("phone", phone).refusedFor("phone");
    assertThat(profile().path("phone").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "80"})
  void years_of_0_to_80_are_taken(String years) {
    update("{\"experience_years\":" + years + "}").ok();
    assertThat(profile().path("experience_years").toString()).isEqualTo(years);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1", "81", "5.5", "3.7", "\"5\"", "\"7\"", "99999999999", "99999999999999999999999999",
        "1e400", "0.5", "true", "[5]", "{}", "\"\"", "-2147483649", "4294967301",
      })
  void years_that_are_no_whole_number_in_range_are_refused(String years) {
    update("{\"experience_years\":" + years + "}").refusedFor("experience_years");
    assertThat(profile().path("experience_years").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "+5", "05", "0x5", "5.", ".5", "5d", "-"})
  void what_json_calls_no_number_is_a_malformed_body(String years) {
    update("{\"experience_years\":" + years + "}").refused(400, "Malformed JSON body");
  }

  @Test
  void skills_keep_their_order_and_lose_duplicates_in_whatever_case() {
    update("{\"skills\":[\"  Java \",\"SQL\",\"java\",\"sql\",\"\\tGo\",\"JAVA\",\"C\"]}").ok();
    assertThat(profile().path("skills").toString()).isEqualTo("[\"Java\",\"SQL\",\"Go\",\"C\"]");
  }

  @Test
  void there_is_room_for_100_skills_and_no_more() {
    List<String> hundred = IntStream.range(0, 100).mapToObj(i -> "skill " + i).toList();
    set("skills", hundred).ok();
    assertThat(profile().path("skills")).hasSize(100);
    set("skills", Collections.nCopies(101, "same")).refusedFor("skills");
    assertThat(profile().path("skills")).hasSize(100);
  }

  @Test
  void a_skill_has_1_to_64_code_points_after_trimming() {
    set("skills", List.of(" " + MARK.repeat(64) + " ")).ok();
    assertThat(profile().path("skills").path(0).textValue()).isEqualTo(MARK.repeat(64));
    set("skills", List.of("x".repeat(65))).refusedFor("skills");
    set("skills", List.of("")).refusedFor("skills");
    set("skills", List.of("Java", " \t ")).refusedFor("skills");
  }

  @Test
  void the_largest_skills_of_all_fit() {
    List<String> largest =
        IntStream.range(0, 100).mapToObj(i -> MARK.repeat(61) + (100 + i)).toList();
    set("skills", largest).ok();
    assertThat(profile().path("skills")).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Java\"",
        "7",
        "{}",
        "true",
        "[1]",
        "[\"Java\",null]",
        "[[\"Java\"]]",
        "[\"Java\",{}]",
        "[\"a\\u0000b\"]",
        "[\"\\ud800\"]",
      })
  void skills_that_are_no_array_of_strings_are_refused(String skills) {
    update("{\"skills\":" + skills + "}").refusedFor("skills");
    assertThat(profile().path("skills").toString()).isEqualTo("[]");
  }

  @Test
  void a_full_name_has_room_for_200_code_points() {
    set("full_name", MARK.repeat(200)).ok();
    assertThat(profile().path("full_name").textValue()).isEqualTo(MARK.repeat(200));
    set("full_name", MARK.repeat(201)).refusedFor("full_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0007b", "a\u007fb", "a\u2028b"})
  void a_control_character_is_refused_in_every_field(String text) {
    set("full_name", text).refusedFor("full_name");
    set("phone", "12345" + text).refusedFor("phone");
    set("skills", List.of(text)).refusedFor("skills");
  }

  @Test
  void every_field_at_fault_is_named() {
    update("{\"full_name\":1,\"phone\":2,\"experience_years\":\"3\",\"skills\":4}")
        .refusedFor("full_name", "phone", "experience_years", "skills");
  }

  @ParameterizedTest
  @CsvSource({"full_name,1", "phone,2", "experience_years,81", "skills,5"})
  void one_bad_field_and_none_is_written(String key, int wrong) {
    Map<String, Object> changes = new HashMap<>();
    changes.put("full_name", "Changed");
    changes.put("phone", "12345");
    changes.put("experience_years", 5);
    changes.put("skills", List.of("Changed"));
    changes.put(key, wrong);
    JsonNode before = profile();
    session.post("/api/update_profile", changes).refusedFor(key);
    assertThat(profile()).isEqualTo(before);
  }
}
