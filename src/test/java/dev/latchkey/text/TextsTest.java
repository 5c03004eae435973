package dev.latchkey.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every language has every text. */
class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Map<String, String> ENGLISH = Texts.in(Language.EN).all();

  @ParameterizedTest
  @EnumSource
  void no_language_lacks_a_key_or_has_one_more(Language language) {
    assertThat(Texts.in(language).all().keySet()).isEqualTo(ENGLISH.keySet());
  }

  @ParameterizedTest
  @EnumSource
  void a_translation_has_the_placeholders_of_its_text(Language language) {
    Texts.in(language)
        .all()
        .forEach(
            (key, text) ->
                assertThat(placeholders(text)).as(key).isEqualTo(placeholders(ENGLISH.get(key))));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void a_language_is_translated(Language language) {
    long same =
        Texts.in(language).all().entrySet().stream()
            .filter(text -> text.getValue().equals(ENGLISH.get(text.getKey())))
            .count();
    assertThat(same).isLessThan(ENGLISH.size() / 10);
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }
}
