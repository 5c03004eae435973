package dev.latchkey.housekeeping;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How long records are kept. */
@ApplicationScoped
public class RetentionSettings implements SettingGroup {
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  private Setting<Duration> audit;
  private Setting<Duration> outbox;

  /** For the container's proxy only. */
  protected RetentionSettings() {}

  /** Parses all of them. */
  @Inject
  public RetentionSettings(SettingReader reader) {
    audit = reader.read("LATCHKEY_AUDIT_RETENTION", Parsers.duration(SHORTEST, LONGEST));
    outbox = reader.read("LATCHKEY_OUTBOX_RETENTION", Parsers.duration(SHORTEST, LONGEST));
  }

  /** {@code LATCHKEY_AUDIT_RETENTION}: how long audit events are kept. */
  public Duration audit() {
    return audit.value();
  }

  /** {@code LATCHKEY_OUTBOX_RETENTION}: how long parked messages are kept. */
  public Duration outbox() {
    return outbox.value();
  }
}
