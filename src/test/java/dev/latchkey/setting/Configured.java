package dev.latchkey.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of a server on which an operator has set a few, without a server. */
public final class Configured {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Z_]+)\\}");

  private final Map<String, String> set = new HashMap<>();
  private final Properties defaults = new Properties();

  private Configured() {
    try (InputStream file =
        SettingReader.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A development server with nothing set. */
  public static Configured development() {
    return new Configured();
  }

  /** A production server with all that it wants, and nothing else. */
  public static Configured production() {
    return development()
        .with("LATCHKEY_MODE", "production")
        .with("LATCHKEY_SECRET", "GZ6k1Jt0uQ2rW9yB4nE7mS5dC8vX3aPq")
        .with("LATCHKEY_PUBLIC_URL", "https://id.example.com")
        .with("MAIL_HOST", "relay.example.com")
        .with("MAIL_TLS", "starttls")
        .with("MAIL_FROM", "Latchkey <no-reply@example.com>");
  }

  /** The same with this set too; a null is not set. */
  public Configured with(String name, String value) {
    set.put(name, value);
    return this;
  }

  /** The default of a setting as it is written, if it has one. */
  public Optional<String> rawDefault(String name) {
    return Optional.ofNullable(defaults.getProperty(name));
  }

  /** Reads them. */
  public SettingReader reader() {
    return new SettingReader(name -> Optional.ofNullable(find(name)));
  }

  private SettingText find(String name) {
    if (set.get(name) != null) {
      return new SettingText(set.get(name), false);
    }
    String text = defaults.getProperty(name);
    return text == null ? null : new SettingText(evaluated(text), true);
  }

  private String evaluated(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(find(match.group(1)).text()));
  }
}
