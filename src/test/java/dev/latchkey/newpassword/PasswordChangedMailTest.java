package dev.latchkey.newpassword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.brand.BrandSettings;
import dev.latchkey.brand.PageSettings;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.text.MailRig;
import dev.latchkey.runtime.Settings;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the mail about a changed password tells its reader to do. */
class PasswordChangedMailTest {
  private static final String OURS = "http://localhost:9080/";

  private static Configured withoutPages() {
    return Configured.development().with("LATCHKEY_PAGES", "off");
  }

  private static String mail(Configured configured) {
    SettingReader reader = configured.reader();
    PasswordChangedMail mail = new PasswordChangedMail();
    Injected.into(mail, "settings", new Settings(reader));
    Injected.into(mail, "pages", new PageSettings(reader));
    Injected.into(mail, "brand", new BrandSettings(reader));
    OutboxMessage message =
        OutboxMessage.notice(
            MailChannel.NAME, mail.name(), 1, "jo@example.com", "Jo", Instant.EPOCH);
    return MailRig.text(mail.compose(message).orElseThrow()).replaceAll("\\s+", " ");
  }

  @Test
  void it_names_our_page() {
    assertThat(mail(Configured.development())).contains("now: " + OURS + "forgot-password ");
  }

  @Test
  void without_pages_it_names_none_of_them_and_says_what_to_do() {
    assertThat(mail(withoutPages()))
        .doesNotContain(OURS)
        .contains("Reset your password now: use \"Forgot password\" where you sign in.");
  }

  @Test
  void without_pages_it_names_the_operators_own_place_to_sign_in() {
    assertThat(mail(withoutPages().with("LATCHKEY_LOGIN_URL", "https://app.example/in")))
        .doesNotContain(OURS)
        .contains("https://app.example/in ");
    assertThat(mail(withoutPages().with("LATCHKEY_LOGIN_URL", "/app/in")))
        .contains(OURS + "app/in ");
  }
}
