package dev.latchkey.brand;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether there are pages. Mails ask too, because they must not link to one that is off. */
@ApplicationScoped
public class PageSettings implements SettingGroup {
  private Setting<Boolean> on;

  /** For the container's proxy only. */
  protected PageSettings() {}

  /** Parses it. */
  @Inject
  public PageSettings(SettingReader reader) {
    on = reader.read("LATCHKEY_PAGES", Parsers.onOff());
  }

  /** {@code LATCHKEY_PAGES}: whether there are more pages than those that mailed links open. */
  public boolean on() {
    return on.value();
  }
}
