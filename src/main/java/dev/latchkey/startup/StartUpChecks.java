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

/** What is wrong with the settings of this server: each one is parsed before anything uses it. */
@ApplicationScoped
public class StartUpChecks {
  @Inject private Config config;
  @Inject private SettingReader reader;
  @Inject @Any private Instance<SettingGroup> groups;

  /** What stops the start, one line for each setting. */
  public List<String> faults() {
    groups.forEach(SettingGroup::load);
    return reader.faults().stream().map(SettingRemark::line).toList();
  }

  /** What an operator should know, one remark for each setting; call it after {@link #faults}. */
  public List<SettingRemark> warnings() {
    Stream<SettingRemark> unknown =
        UnknownSettings.among(config.getPropertyNames(), reader.names()).stream();
    return Stream.concat(reader.warnings().stream(), unknown).toList();
  }
}
