package dev.latchkey.startup;

import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingRemark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Finds the faults of all settings. Every setting is parsed here, before anything uses it. */
@ApplicationScoped
public class StartUpChecks {
  @Inject private Config config;
  @Inject private SettingReader reader;
  @Inject @Any private Instance<SettingGroup> groups;

  /** The faults that prevent the start, one line per setting. */
  public List<String> faults() {
    groups.forEach(SettingGroup::load);
    return reader.faults().stream().map(SettingRemark::line).toList();
  }

  /** Warnings for the operator, one per setting. Call this after {@link #faults}. */
  public List<SettingRemark> warnings() {
    Stream<SettingRemark> unknown =
        UnknownSettings.among(config.getPropertyNames(), reader.names()).stream();
    return Stream.concat(reader.warnings().stream(), unknown).toList();
  }
}
