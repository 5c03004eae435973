package dev.latchkey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.brand.BrandSettings;
import dev.latchkey.brand.PageSettings;
import dev.latchkey.policy.PolicySettings;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.text.Language;
import dev.latchkey.verification.VerificationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTemplatesTest {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .* from '\\./(.+)\\.js';$");
  private static final String HOSTILE = "</title><script>alert(1)</script>";

  private static PageTemplates templates(String name) {
    return templates(Configured.development().with("LATCHKEY_NAME", name).reader());
  }

  private static PageTemplates templates(SettingReader reader) {
    PageTemplates templates = new PageTemplates();
    Injected.into(templates, "brand", new BrandSettings(reader));
    Injected.into(templates, "pages", new PageSettings(reader));
    Injected.into(templates, "policy", new PolicySettings(reader));
    Injected.into(templates, "verification", new VerificationSettings(reader));
    return templates;
  }

  @ParameterizedTest
  @EnumSource
  void every_page_can_be_filled_in_every_language(Page page) {
    for (Language language : Language.values()) {
      String html = templates("Ex & Co").fill(page, language, "");
      assertThat(html)
          .doesNotContain("{{", "}}")
          .contains("lang=\"" + language.tag() + "\"", "Ex &amp; Co</title>");
    }
  }

  @Test
  void without_the_other_pages_no_link_leads_to_one_of_them() {
    Configured off = Configured.development().with("LATCHKEY_PAGES", "off");
    assertThat(templates(off.reader()).fill(Page.RESET_PASSWORD, Language.EN, ""))
        .contains("data-login=\"\" data-pages=\"off\"");
    SettingReader elsewhere = off.with("LATCHKEY_LOGIN_URL", "https://app.example/in").reader();
    assertThat(templates(elsewhere).fill(Page.RESET_PASSWORD, Language.EN, ""))
        .contains("data-login=\"https://app.example/in\" data-pages=\"off\"");
  }

  @Test
  void the_name_of_the_service_is_text() {
    assertThat(templates(HOSTILE).fill(Page.SIGN_IN, Language.EN, "")).doesNotContain(HOSTILE);
  }

  @Test
  void the_account_and_the_console_have_styles_of_their_own() {
    assertThat(templates("Ex").fill(Page.ADMIN, Language.EN, "../../"))
        .contains("href=\"../../assets/console.css\"", "src=\"../../assets/admin.js\"");
    assertThat(templates("Ex").fill(Page.ACCOUNT, Language.EN, ""))
        .contains("href=\"assets/account.css\"")
        .doesNotContain("console.css");
    assertThat(templates("Ex").fill(Page.SIGN_IN, Language.EN, "")).doesNotContain("account.css");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_FOUND")
  void a_browser_is_told_of_every_module_that_it_needs(Page page) throws IOException {
    Set<String> needed = new TreeSet<>();
    imports(page.file(), needed);
    assertThat(page.modules()).containsExactlyInAnyOrderElementsOf(needed);
    assertThat(templates("Ex").fill(page, Language.EN, "../"))
        .contains("<link rel=\"modulepreload\" href=\"../assets/page.js\">");
  }

  private static void imports(String module, Set<String> found) throws IOException {
    String script = Files.readString(Path.of("src/main/webapp/assets", module + ".js"));
    for (MatchResult line : IMPORT.matcher(script).results().toList()) {
      if (found.add(line.group(1))) {
        imports(line.group(1), found);
      }
    }
  }

  @Test
  void sign_in_leads_where_the_operator_says() {
    assertThat(templates("Example").fill(Page.SIGN_UP, Language.EN, ""))
        .contains("data-login=\"login\"", "<a href=\"login\">");
    SettingReader reader =
        Configured.development().with("LATCHKEY_LOGIN_URL", "https://app.example/in").reader();
    PageTemplates templates = templates("Example");
    Injected.into(templates, "brand", new BrandSettings(reader));
    assertThat(templates.fill(Page.SIGN_UP, Language.EN, ""))
        .contains("data-login=\"https://app.example/in\"", "<a href=\"https://app.example/in\">");
  }

  @Test
  void data_for_a_script_cannot_end_its_element() {
    assertThat(Html.json(Map.of("a", "</script>"))).doesNotContain("<");
  }
}
