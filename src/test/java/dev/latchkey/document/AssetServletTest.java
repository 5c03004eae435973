package dev.latchkey.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.web.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetServletTest {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern USED = Pattern.compile("(?<=\"(\\.\\./)?assets)/[^\"]+");

  @Test
  void every_asset_a_page_asks_for_is_answered_with_its_type() throws Exception {
    List<String> used = usedByPages();
    assertThat(used).hasSize(8);

    for (String path : used) {
      Exchange answer = get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(Files.readString(WEBAPP.resolve("assets" + path)));
      assertThat(answer.header("Content-Type")).matches("(text|image)/.+");
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "/", "/x.js", "/../WEB-INF/web.xml", "/mailbox.js/", "/MAILBOX.js"})
  void nothing_else_is_there(String path) throws Exception {
    assertThat(get(path).status()).isEqualTo(404);
  }

  /**
   * The content security policy forbids inline scripts and styles. A page with one would not work.
   */
  @Test
  void no_page_has_a_script_or_a_style_of_its_own() throws Exception {
    try (Stream<Path> pages = Files.list(WEBAPP.resolve("pages"))) {
      for (Path page : pages.toList()) {
        assertThat(Files.readString(page))
            .doesNotContain("<style", " style=", " onclick", " onsubmit", "javascript:")
            .doesNotContainPattern("<script(?![^>]* src=\"(\\.\\./)?assets/)")
            .doesNotContainPattern("(?i)(src|href|action)=\"(https?:)?//");
      }
    }
  }

  private static List<String> usedByPages() throws IOException {
    StringBuilder html = new StringBuilder();
    try (Stream<Path> pages = Files.list(WEBAPP.resolve("pages"))) {
      for (Path page : pages.toList()) {
        html.append(Files.readString(page));
      }
    }
    return USED.matcher(html).results().map(MatchResult::group).distinct().toList();
  }

  private static Exchange get(String path) throws Exception {
    return new Exchange("GET", "/assets", path).through(new AssetServlet());
  }
}
