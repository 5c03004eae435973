package dev.latchkey.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Finds settings in MicroProfile Config, and takes an environment variable literally. */
@ApplicationScoped
public class ConfiguredSettings {
  /** MicroProfile Config 3.1, 4.1: what the archive itself brings has ordinal 100. */
  private static final int DEFAULTS_ORDINAL = 100;

  /** The one reader of this application. */
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

  /** MicroProfile Config would evaluate {@code $$} and {@code ${x}} in the environment as well. */
  private static Optional<String> text(Config config, String name, String raw) {
    if (raw.isEmpty() || raw.equals(System.getenv(name))) {
      return Optional.of(raw);
    }
    try {
      return Optional.ofNullable(config.getConfigValue(name).getValue());
    } catch (NoSuchElementException | IllegalArgumentException unresolved) {
      throw new InvalidSettingException("a text without a variable that is not set");
    }
  }
}
