package dev.latchkey.mail.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.text.Language;
import dev.latchkey.text.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operator's texts: a folder with a file for each language, such as {@code de.properties}, in
 * UTF-8. Each holds some of our keys that begin with {@code mail.}, with the placeholders that the
 * mail has.
 */
final class TextFolder {
  private static final long MOST_BYTES = 256 * 1024;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}?");

  /** The texts that all mails share. */
  private static final Set<String> SHARED =
      Set.of("mail.hello", "mail.copy", "mail.automated", "mail.lifetime");

  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

  private TextFolder() {}

  /**
   * Reads and checks all files.
   *
   * @throws InvalidSettingException if the folder cannot be read, has no file for a language of
   *     ours, or has a key or a placeholder that we do not know
   */
  static TextFolder read(String path) {
    TextFolder folder = new TextFolder();
    for (Language language : Language.values()) {
      Path file = file(path, language.tag() + ".properties");
      if (Files.exists(file)) {
        folder.texts.put(language, checked(file));
      }
    }
    if (folder.texts.isEmpty()) {
      throw new InvalidSettingException(
          "a folder with files such as en.properties (" + String.join(", ", Language.tags()) + ")");
    }
    return folder;
  }

  /** The operator's texts in this language, by key. */
  Map<String, String> in(Language language) {
    return texts.getOrDefault(language, Map.of());
  }

  private static Path file(String folder, String name) {
    try {
      return Path.of(folder, name);
    } catch (InvalidPathException malformed) {
      throw new InvalidSettingException("the path of a folder");
    }
  }

  private static Map<String, String> checked(Path file) {
    Map<String, String> found = new HashMap<>();
    properties(file).forEach((key, text) -> found.put((String) key, (String) text));
    found.forEach((key, text) -> check(file.getFileName() + ": " + key, key, text));
    return Map.copyOf(found);
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
          properties.load(reader);
        }
        return properties;
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Refused below.
    }
    throw new InvalidSettingException(
        "that " + file.getFileName() + " is a properties file in UTF-8 of at most 256 KiB");
  }

  private static void check(String where, String key, String text) {
    Map<String, String> ours = Texts.in(Language.EN).all();
    if (!key.startsWith("mail.") || !ours.containsKey(key)) {
      throw new InvalidSettingException("no unknown key (" + where + ")");
    }
    Set<String> used = placeholders(text, new TreeSet<>());
    used.removeAll(allowed(key, ours));
    if (!used.isEmpty()) {
      throw new InvalidSettingException("no unknown placeholder (" + where + " has " + used + ")");
    }
  }

  /** The placeholders that have a value wherever the text of this key is used. */
  private static Set<String> allowed(String key, Map<String, String> ours) {
    Set<String> allowed = placeholders(ours.get(key), new TreeSet<>());
    String kind = key.substring(0, key.lastIndexOf('.') + 1);
    if (SHARED.contains(key)) {
      allowed.add("service");
    } else if (ours.containsKey(kind + "subject") && !key.endsWith(".elsewhere")) {
      allowed.addAll(Set.of("service", "name"));
      ours.forEach((other, text) -> placeholders(other.startsWith(kind) ? text : "", allowed));
      // The test mail greets nobody.
      allowed.removeIf(name -> name.equals("name") && kind.equals("mail.test."));
    }
    return allowed;
  }

  private static Set<String> placeholders(String text, Set<String> into) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      boolean whole = matcher.group().endsWith("}");
      into.add(whole ? matcher.group(1) : matcher.group());
    }
    return into;
  }
}
