package dev.latchkey.cli.local;

import dev.latchkey.access.OperatorSettings;
import dev.latchkey.argon2.MemoryLimits;
import dev.latchkey.audit.AuditSettings;
import dev.latchkey.brand.BrandSettings;
import dev.latchkey.brand.PageSettings;
import dev.latchkey.credential.HashSettings;
import dev.latchkey.delivery.OutboxSettings;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.mail.MailSettings;
import dev.latchkey.mail.text.MailTexts;
import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.policy.PolicySettings;
import dev.latchkey.reset.ResetSettings;
import dev.latchkey.runtime.Settings;
import dev.latchkey.server.KeyStoreSettings;
import dev.latchkey.server.ServerSettings;
import dev.latchkey.session.SessionSettings;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.signup.SignupSettings;
import dev.latchkey.startup.SecretSettings;
import dev.latchkey.statuslist.StatusSettings;
import dev.latchkey.throttle.ThrottleSettings;
import dev.latchkey.verification.VerificationSettings;
import dev.latchkey.webhook.sending.WebhookSettings;
import java.util.List;

/** The groups that the container of a server finds by their type. A test compares the two. */
final class SettingGroups {
  /** The heap of a server as it is shipped: {@code -Xmx192m} in jvm.options. */
  static final long HEAP = 192L << 20;

  private SettingGroups() {}

  /** Checks all settings of this reader, as a start does. */
  static List<SettingGroup> check(SettingReader reader) {
    Settings settings = new Settings(reader);
    return List.of(
        settings,
        new OperatorSettings(reader),
        new AuditSettings(reader),
        new BrandSettings(reader),
        new PageSettings(reader),
        new WebhookSettings(reader),
        new HashSettings(reader, MemoryLimits.withHeap(HEAP)),
        new OutboxSettings(reader),
        new TokenSettings(reader),
        new MailSettings(reader),
        new MailTexts(reader),
        new DatabaseSettings(reader),
        new PolicySettings(reader),
        new ResetSettings(reader),
        new KeyStoreSettings(reader),
        new ServerSettings(reader),
        new SessionSettings(reader),
        new SecretSettings(reader),
        new SignupSettings(reader),
        new StatusSettings(reader),
        new ThrottleSettings(reader),
        new VerificationSettings(reader));
  }
}
