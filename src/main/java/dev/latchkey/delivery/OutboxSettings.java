package dev.latchkey.delivery;

import dev.latchkey.database.Retention;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long parked messages are kept. */
@ApplicationScoped
public class OutboxSettings implements SettingGroup {
  private Setting<Duration> retention;

  /** For the container's proxy only. */
  protected OutboxSettings() {}

  /** Parses it. */
  @Inject
  public OutboxSettings(SettingReader reader) {
    retention = reader.read("LATCHKEY_OUTBOX_RETENTION", Retention.PERIOD);
  }

  /** {@code LATCHKEY_OUTBOX_RETENTION}: how long parked messages are kept. */
  @Produces
  @Singleton
  public Retention retention() {
    return new Retention("parked mails", OutboxMessage.class, "id", "parkedAt", retention.value());
  }
}
