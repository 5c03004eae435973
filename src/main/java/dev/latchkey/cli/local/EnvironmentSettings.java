package dev.latchkey.cli.local;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.SettingSource;
import dev.latchkey.setting.SettingText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings as a server reads them that gets this environment and nothing else. A value of the
 * environment is taken literally; a default may refer to other settings.
 */
final class EnvironmentSettings implements SettingSource {
  private static final String DEFAULTS = "/META-INF/microprofile-config.properties";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_]{1,60})\\}");

  private final Map<String, String> environment;
  private final Properties defaults;

  EnvironmentSettings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.defaults = defaults();
  }

  @Override
  public Optional<SettingText> find(String name) {
    String text = given(name);
    if (text != null) {
      return Optional.of(new SettingText(text, false));
    }
    return Optional.ofNullable(defaults.getProperty(name))
        .map(value -> new SettingText(REFERENCE.matcher(value).replaceAll(this::value), true));
  }

  /** MicroProfile Config 3.1, 4.3: the name itself, or else in capital letters. */
  private String given(String name) {
    String text = environment.get(name);
    return text == null ? environment.get(name.toUpperCase(Locale.ROOT)) : text;
  }

  private String value(java.util.regex.MatchResult reference) {
    return find(reference.group(1))
        .map(text -> Matcher.quoteReplacement(text.text()))
        .orElseThrow(
            () -> new InvalidSettingException("a text that refers only to variables that are set"));
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    try (InputStream file = EnvironmentSettings.class.getResourceAsStream(DEFAULTS)) {
      defaults.load(file);
      return defaults;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
