package dev.latchkey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistTest {

  private static final List<String> JOHN = List.of("johndoe", "john.doe@example.com");

  private final Blocklist blocklist = new Blocklist();

  @ParameterizedTest
  @ValueSource(strings = {"secure123", "newSecurePass123"})
  void the_examples_of_the_contract_pass(String password) {
    assertThat(blocklist.blocks(password, List.of("johndoe", "john@example.com"))).isFalse();
  }

  // From the first hundred, and around ranks 3 000, 30 000, 100 000 and 190 000; first and last
  // line.
  @ParameterizedTest
  @ValueSource(
      strings = {"123456", "password", "12345678", "qwerty", "PassWord", "IloveYou", "dragon"})
  void the_commonest_are_blocked_whatever_their_case(String password) {
    assertThat(blocklist.blocks(password, JOHN)).isTrue();
  }

  // Of those with six characters or more the 3 000th, 30 000th and 100 000th, and rank 190 000.
  @ParameterizedTest
  @ValueSource(strings = {"Translator", "24051966", "Tecumseh", "xterra01"})
  void the_list_goes_down_to_the_line_that_was_drawn(String password) {
    assertThat(blocklist.blocks(password, JOHN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kettle-drum-orbit",
        "\ud83d\udc0e\ud83d\udd0b\ud83d\udcce\ud83d\udc0e\ud83d\udd0b\ud83d\udcce",
        "83726491827364918273",
        "qwjzkvpxbmyhtrlcdgfn",
        "p\u00e4ssword \u2603"
      })
  void what_is_not_common_passes(String password) {
    assertThat(blocklist.blocks(password, JOHN)).isFalse();
  }

  @Test
  void the_list_is_as_long_as_promised_and_can_be_searched() {
    SortedSet<String> all = new TreeSet<>(ShippedList.lines());
    assertThat(all).hasSizeGreaterThan(100_000).allMatch(line -> line.length() >= 6);
    assertThat(all.stream().filter(line -> !CommonPasswords.bundled().contains(line))).isEmpty();
  }

  @Test
  void the_pages_know_the_commonest_of_them() throws IOException {
    String script = Files.readString(Path.of("src/main/webapp/assets/common.js"));
    List<String> words =
        Pattern.compile("'([a-z0-9 ]+)'")
            .matcher(script)
            .results()
            .flatMap(line -> Stream.of(line.group(1).trim().split(" ")))
            .toList();
    assertThat(words).hasSize(1000).doesNotHaveDuplicates().contains("password", "dragon");
    assertThat(words).allMatch(word -> blocklist.blocks(word, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "johndoe",
        "JohnDoe",
        "johndoe1",
        "123johndoe!",
        "--johndoe--",
        "john.doe",
        "John.Doe99",
        "john.doe@example.com",
        "(John.Doe@Example.com)",
        "latchkey",
        "Latchkey2026!",
        "!!latchkey"
      })
  void own_and_service_names_are_blocked_with_or_without_decoration(String password) {
    assertThat(blocklist.blocks(password, JOHN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"johndoer", "xjohndoe1", "johndoe-and-a-horse", "latchkeys", "ohndoe-8"})
  void a_name_within_more_letters_passes(String password) {
    assertThat(blocklist.blocks(password, JOHN)).isFalse();
  }

  @Test
  void a_name_of_digits_blocks_itself_and_not_every_number() {
    assertThat(blocklist.blocks("72649182736", List.of("72649182736"))).isTrue();
    assertThat(blocklist.blocks("83726491827364918273", List.of("123", "649"))).isFalse();
  }

  @Test
  void an_empty_local_part_blocks_nothing() {
    assertThat(blocklist.blocks("83726491827364918273", List.of("@example.com", ""))).isFalse();
  }

  @Test
  void a_turkish_server_folds_alike() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(blocklist.blocks("ILOVEYOU", List.of())).isTrue();
      assertThat(blocklist.blocks("INGRID99", List.of("ingrid"))).isTrue();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_decomposed_name_is_the_same_name() {
    assertThat(blocklist.blocks("j\u00f6rgen1", List.of("jo\u0308rgen"))).isTrue();
  }

  @Property(tries = 300)
  void digits_around_a_name_never_help(
      @ForAll @AlphaChars @StringLength(min = 3, max = 20) String name,
      @ForAll @CharRange(from = '!', to = '9') String before,
      @ForAll @CharRange(from = '!', to = '9') String after) {
    assertThat(blocklist.blocks(before + name + after, List.of(name))).isTrue();
  }

  @Property
  void the_search_finds_what_is_there_and_nothing_else(
      @ForAll List<@StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'd') String> words,
      @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'd') String wanted) {
    String lines =
        new TreeSet<>(words).stream().map(word -> word + "\n").collect(Collectors.joining());
    CommonPasswords list = new CommonPasswords(lines.getBytes(StandardCharsets.UTF_8));
    assertThat(words).allMatch(list::contains);
    assertThat(list.contains(wanted)).isEqualTo(words.contains(wanted));
  }
}
