package dev.latchkey.audit;

import dev.latchkey.database.Retention;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long audit events are kept. */
@ApplicationScoped
public class AuditSettings implements SettingGroup {
  private Setting<Duration> retention;

  /** For the container's proxy only. */
  protected AuditSettings() {}

  /** Parses it. */
  @Inject
  public AuditSettings(SettingReader reader) {
    retention = reader.read("LATCHKEY_AUDIT_RETENTION", Retention.PERIOD);
  }

  /** {@code LATCHKEY_AUDIT_RETENTION}: how long audit events are kept. */
  @Produces
  @Singleton
  public Retention retention() {
    return new Retention("audit events", AuditEvent.class, "id", "occurredAt", retention.value());
  }
}
