package dev.latchkey.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Reads settings and collects their faults, so that the operator sees all faults at once. It needs
 * no server, so a command-line tool can use it to check a configuration.
 */
public final class SettingReader {
  private static final int LONGEST = 8192;

  private final SettingSource source;
  private final Map<String, SettingRemark> faults = new ConcurrentSkipListMap<>();
  private final Map<String, SettingRemark> faultyDefaults = new ConcurrentSkipListMap<>();
  private final Map<String, SettingRemark> warnings = new ConcurrentSkipListMap<>();
  private final Set<String> names = new ConcurrentSkipListSet<>();
  private final Setting<Boolean> production;

  /** Reads from this source. {@code LATCHKEY_MODE} is read immediately. */
  public SettingReader(SettingSource source) {
    this.source = source;
    this.production =
        read("LATCHKEY_MODE", Parsers.oneOf("development", "production").map("production"::equals));
  }

  /** Whether this is a production server. False if the mode itself was refused. */
  public boolean production() {
    return production.ifValid().orElse(false);
  }

  /** {@code LATCHKEY_MODE}: whether this is a production server. */
  public Setting<Boolean> mode() {
    return production;
  }

  /** A setting that must have a value, set or by default. */
  public <T> Setting<T> read(String name, SettingParser<T> parser) {
    return parsed(name, false, text -> parser.parse(text.orElseThrow(Parsers::missing)));
  }

  /** A setting that may be absent; an empty text counts as absent. */
  public <T> Setting<Optional<T>> optional(String name, SettingParser<T> parser) {
    return parsed(name, false, text -> text.filter(some -> !some.isEmpty()).map(parser::parse));
  }

  /** A setting that may be absent, and whose value is never shown. */
  public <T> Setting<Optional<T>> secret(String name, SettingParser<T> parser) {
    return parsed(name, true, text -> text.filter(some -> !some.isEmpty()).map(parser::parse));
  }

  /**
   * A secret that may also be in the file that {@code <NAME>_FILE} names. If both are set, the
   * setting is refused. If the file is set, the result has its name.
   */
  public <T> Setting<Optional<T>> secretOrFile(String name, SettingParser<T> parser) {
    Setting<Optional<T>> file = optional(name + SecretFile.SUFFIX, path -> inFile(path, parser));
    Setting<Optional<T>> text = secret(name, parser);
    if (!file.isSet()) {
      return text;
    }
    if (text.isSet()) {
      refuse(file, "only one of this and " + name);
    }
    return file;
  }

  private static <T> T inFile(String path, SettingParser<T> parser) {
    String text = SecretFile.read(path);
    try {
      return parser.parse(text);
    } catch (InvalidSettingException refusal) {
      throw new InvalidSettingException("in this file, " + refusal.expected());
    }
  }

  /** Refuses the setting if this is production and the operator has not set it. */
  public void requireInProduction(Setting<?> setting, String expected) {
    if (production() && !setting.isSet()) {
      refuse(setting, "in production, " + expected);
    }
  }

  /**
   * Refuses a setting because of another one. If a setting is refused twice, the first reason is
   * kept.
   *
   * @param expected completes the sentence "… is expected"
   */
  public void refuse(Setting<?> setting, String expected) {
    faults.putIfAbsent(setting.name(), setting.refusedFor(expected));
  }

  /** Adds a warning about a setting. The server starts all the same. */
  public void warn(Setting<?> setting, String text) {
    warnings.put(setting.name(), new SettingRemark(setting.name(), text));
  }

  /** The faults that prevent the start, one per setting, sorted by name. */
  public List<SettingRemark> faults() {
    // A default may be derived from another setting. Then only the fault of that setting is
    // reported.
    return List.copyOf(faults.isEmpty() ? faultyDefaults.values() : faults.values());
  }

  /** The warnings, which do not prevent the start, one per setting, sorted by name. */
  public List<SettingRemark> warnings() {
    return List.copyOf(warnings.values());
  }

  /** The names of all settings that were read so far. */
  public Set<String> names() {
    return Set.copyOf(names);
  }

  private <T> Setting<T> parsed(
      String name, boolean secret, java.util.function.Function<Optional<String>, T> parser) {
    names.add(name);
    Optional<SettingText> found = Optional.empty();
    String shown = "cannot be read";
    try {
      found = source.find(name);
      shown = found.map(text -> Shown.of(text.text(), secret)).orElse("is not set");
      T value = parser.apply(found.map(text -> bounded(text.text())));
      return Setting.of(name, shown, isSet(found), value);
    } catch (InvalidSettingException refusal) {
      Setting<T> refused = Setting.refused(name, shown, isSet(found), refusal);
      boolean byDefault = found.filter(SettingText::isDefault).isPresent();
      (byDefault ? faultyDefaults : faults)
          .putIfAbsent(name, refused.refusedFor(refusal.expected()));
      return refused;
    }
  }

  private static boolean isSet(Optional<SettingText> found) {
    return found.filter(text -> !text.isDefault() && !text.text().isEmpty()).isPresent();
  }

  private static String bounded(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidSettingException("a text of at most " + LONGEST + " characters");
    }
    // Java replaces bytes that are invalid in the locale's encoding by this character.
    if (text.indexOf('\ufffd') >= 0) {
      throw new InvalidSettingException(
          "a text that Java can read as UTF-8 (start with LC_ALL=C.UTF-8)");
    }
    return text;
  }
}
