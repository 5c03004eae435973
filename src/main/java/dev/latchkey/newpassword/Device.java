package dev.latchkey.newpassword;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A device as people name it, by the beginning of what its browser says. Never trusted. */
final class Device {
  private static final int LONGEST = 40;

  /** No dot, so that a name never becomes a link. */
  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_-]");

  /** In the order in which they are looked for: Chrome also says Safari, and Edge also Chrome. */
  private static final Map<String, String> BROWSERS =
      new TreeMap<>(
          Map.of(
              "1 Edg", "Edge",
              "2 OPR/", "Opera",
              "3 Firefox/", "Firefox",
              "4 FxiOS/", "Firefox",
              "5 Chrom", "Chrome",
              "6 CriOS/", "Chrome",
              "7 Safari/", "Safari"));

  private static final Map<String, String> SYSTEMS =
      new TreeMap<>(
          Map.of(
              "1 Android", "Android",
              "2 iPhone", "iOS",
              "3 iPad", "iOS",
              "4 Windows", "Windows",
              "5 Mac OS X", "macOS",
              "6 CrOS", "ChromeOS",
              "7 Linux", "Linux"));

  private Device() {}

  /** Such as {@code Firefox, Windows}; for other programs their name as they say it. */
  static String of(String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return "?";
    }
    Optional<String> browser = first(BROWSERS, userAgent);
    Optional<String> system = first(SYSTEMS, userAgent);
    if (browser.isPresent() && system.isPresent()) {
      return browser.get() + ", " + system.get();
    }
    String word = UNFIT.matcher(userAgent.split("[ /]", 2)[0]).replaceAll("");
    return word.isEmpty() ? "?" : word.substring(0, Math.min(LONGEST, word.length()));
  }

  private static Optional<String> first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey().substring(2)))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
