package dev.latchkey.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.account.Account;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who decides what stands after "Hello". */
public class MailNameTest {
  private static final String FULL_NAME = "Call 0800 12345 now";

  /** With the mode that these settings have. */
  public static MailName names(SettingReader reader) {
    return Injected.into(new MailName(), "settings", new VerificationSettings(reader));
  }

  private static MailName names(String mode) {
    return names(Configured.development().with("LATCHKEY_EMAIL_VERIFICATION", mode).reader());
  }

  private static Account account() {
    return new Account(
        new Username("jo_1"), new EmailAddress("jo@example.com"), null, FULL_NAME, Instant.EPOCH);
  }

  @Test
  void who_has_not_confirmed_the_address_is_greeted_by_username() {
    assertThat(names("optional").of(account())).isEqualTo("jo_1");
    assertThat(names("required").of(account())).isEqualTo("jo_1");
  }

  @Test
  void who_has_confirmed_the_address_is_greeted_by_the_full_name() {
    Account confirmed = account();
    confirmed.verifyEmail();
    assertThat(names("optional").of(confirmed)).isEqualTo(FULL_NAME);
  }

  @Test
  void a_server_that_confirms_no_addresses_greets_by_the_full_name() {
    assertThat(names("off").of(account())).isEqualTo(FULL_NAME);
  }
}
