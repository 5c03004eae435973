package dev.latchkey.caller;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A device as people name it, by the beginning of what its browser says. Never trusted. */
public final class Device {
  private static final int LONGEST = 40;

  /** No dot, so that a name never becomes a link. */
  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_-]");

  /** In the order in which they are looked for: Chrome also says Safari, and Edge also Chrome. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Chrom", "Chrome"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iOS"),
          Map.entry("iPad", "iOS"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Linux", "Linux"));

  private Device() {}

  /** Such as {@code Firefox, Windows}; for other programs their name as they say it. */
  public static String of(String userAgent) {
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

  /** The same lists for the scripts of pages: {@code Edg=Edge;OPR/=Opera;...}. */
  public static Map<String, String> words() {
    return Map.of("browsers", joined(BROWSERS), "systems", joined(SYSTEMS));
  }

  private static String joined(List<Map.Entry<String, String>> names) {
    return names.stream()
        .map(name -> name.getKey() + "=" + name.getValue())
        .collect(Collectors.joining(";"));
  }

  private static Optional<String> first(List<Map.Entry<String, String>> names, String userAgent) {
    return names.stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
