package dev.latchkey.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads settings from MicroProfile Config. The value of an environment variable is taken literally.
 */
@ApplicationScoped
public class ConfiguredSettings {
  /** MicroProfile Config 3.1, 4.1: defaults inside the WAR have the ordinal 100. */
  private static final int DEFAULTS_ORDINAL = 100;

  /** The only reader of this application. */
  @Produces
  @Singleton
  public SettingReader reader(Config config) {
    return new SettingReader(name -> find(config, name));
  }

  private static Optional<SettingText> find(Config config, String name) {
    for (ConfigSource source : config.getConfigSources()) {
      String raw = source.getValue(name);
      if (raw != null) {
        return text(config, name, raw)
            .map(text -> new SettingText(text, source.getOrdinal() <= DEFAULTS_ORDINAL));
      }
    }
    return Optional.empty();
  }

  /**
   * MicroProfile Config would also evaluate {@code $$} and {@code ${x}} in environment variables.
   */
  private static Optional<String> text(Config config, String name, String raw) {
    if (raw.isEmpty() || raw.equals(System.getenv(name))) {
      return Optional.of(raw);
    }
    try {
      return Optional.ofNullable(config.getConfigValue(name).getValue());
    } catch (NoSuchElementException | IllegalArgumentException unresolved) {
      throw new InvalidSettingException("a text that refers only to variables that are set");
    }
  }
}
