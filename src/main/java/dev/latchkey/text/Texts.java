package dev.latchkey.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The texts of one language, by key: {@code text/<tag>.properties} in the archive. Immutable. */
public final class Texts {
  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language));
    }
  }

  private final Map<String, String> texts;

  private Texts(Language language) {
    String file = "/text/" + language.tag() + ".properties";
    try (Reader in = new InputStreamReader(Texts.class.getResourceAsStream(file), UTF_8)) {
      Properties properties = new Properties();
      properties.load(in);
      Map<String, String> read = new TreeMap<>();
      properties.forEach((key, text) -> read.put((String) key, (String) text));
      texts = Map.copyOf(read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The texts of this language. */
  public static Texts in(Language language) {
    return ALL.get(language);
  }

  /**
   * The text of this key.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String get(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("there is no text " + key);
    }
    return text;
  }

  /** All texts, by key. */
  public Map<String, String> all() {
    return texts;
  }

  /** The texts whose keys begin with this prefix, by the rest of the key. */
  public Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), text);
          }
        });
    return found;
  }
}
