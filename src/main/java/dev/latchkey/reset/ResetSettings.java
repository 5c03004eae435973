package dev.latchkey.reset;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long mailed links to choose a password work, and how many are sent. */
@ApplicationScoped
public class ResetSettings implements SettingGroup {
  private static final int MOST_MAILS = 100;

  private Setting<Duration> lifetime;
  private Setting<Duration> inviteLifetime;
  private Setting<Integer> mailsPerHour;

  /** For the container's proxy only. */
  protected ResetSettings() {}

  /** Parses all of them. */
  @Inject
  public ResetSettings(SettingReader reader) {
    lifetime =
        reader.read(
            "LATCHKEY_RESET_TTL", Parsers.duration(Duration.ofMinutes(1), Duration.ofDays(1)));
    inviteLifetime =
        reader.read(
            "LATCHKEY_INVITE_TTL", Parsers.duration(Duration.ofHours(1), Duration.ofDays(30)));
    mailsPerHour = reader.read("LATCHKEY_RESET_MAILS_PER_HOUR", Parsers.integer(1, MOST_MAILS));
  }

  /** How long a link works that its owner asked for. */
  public Duration lifetime() {
    return lifetime.value();
  }

  /** How long the link of an invitation works. */
  Duration inviteLifetime() {
    return inviteLifetime.value();
  }

  /** The most reset mails to one address in an hour. One more is sent if no link is left. */
  public int mailsPerHour() {
    return mailsPerHour.value();
  }
}
