package dev.latchkey.address;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads addresses. It does not use the JDK's parser, because that asks DNS if the text is a name.
 */
public final class IpParser {
  /**
   * {@code ffff:…:ffff:255.255.255.255} has 45 characters. {@code %} and the name of an interface
   * take 16 more.
   */
  public static final int LONGEST = 61;

  private static final int GROUPS = 8;
  private static final int GROUP_DIGITS = 4;

  private IpParser() {}

  static IllegalArgumentException refused() {
    return new IllegalArgumentException("must be an IPv4 or IPv6 address");
  }

  static IpAddress parse(String text) {
    int zone = text.indexOf('%');
    if (zone < 0) {
      return text.indexOf(':') < 0 ? IpAddress.v4(ipv4(text)) : ipv6(text);
    }
    IpAddress address = ipv6(text.substring(0, zone));
    if (!address.isLinkLocal() || zone + 1 == text.length()) {
      throw refused();
    }
    return address;
  }

  private static long ipv4(String text) {
    List<String> parts = split(text, '.');
    if (parts.size() != 4) {
      throw refused();
    }
    long value = 0;
    for (String part : parts) {
      int number = number(part, 10, 3);
      if (number > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
        throw refused();
      }
      value = value << Byte.SIZE | number;
    }
    return value;
  }

  private static IpAddress ipv6(String text) {
    int gap = text.indexOf("::");
    List<Integer> groups = gap < 0 ? groups(text) : filled(text, gap);
    if (groups.size() != GROUPS) {
      throw refused();
    }
    return IpAddress.v6(half(groups.subList(0, 4)), half(groups.subList(4, GROUPS)));
  }

  /** The groups of an address with {@code ::}, which stands for one or more groups of zeros. */
  private static List<Integer> filled(String text, int gap) {
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    // RFC 4291 2.2: dotted decimal is allowed only at the end of an address.
    if (before.indexOf('.') >= 0) {
      throw refused();
    }
    List<Integer> groups = new ArrayList<>(before.isEmpty() ? List.of() : groups(before));
    List<Integer> tail = after.isEmpty() ? List.of() : groups(after);
    int missing = GROUPS - groups.size() - tail.size();
    for (int i = 0; i < missing; i++) {
      groups.add(0);
    }
    groups.addAll(tail);
    // The :: must stand for at least one group. Otherwise the address has too many groups.
    return missing < 1 ? List.of() : groups;
  }

  private static List<Integer> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    List<String> parts = split(text, ':');
    for (String part : parts.subList(0, parts.size() - 1)) {
      groups.add(number(part, 16, GROUP_DIGITS));
    }
    String last = parts.get(parts.size() - 1);
    if (last.indexOf('.') < 0) {
      groups.add(number(last, 16, GROUP_DIGITS));
    } else {
      long ipv4 = ipv4(last);
      groups.add((int) (ipv4 >>> 16));
      groups.add((int) (ipv4 & 0xffff));
    }
    return groups;
  }

  private static long half(List<Integer> groups) {
    long value = 0;
    for (int group : groups) {
      value = value << 16 | group;
    }
    return value;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /**
   * Reads a number of at most so many ASCII digits. {@link Integer#parseInt} would also accept
   * signs.
   */
  private static int number(String text, int radix, int mostDigits) {
    if (text.isEmpty() || text.length() > mostDigits) {
      throw refused();
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        throw refused();
      }
      value = value * radix + digit;
    }
    return value;
  }
}
