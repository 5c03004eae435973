package dev.latchkey.caller;

import dev.latchkey.address.IpAddress;
import dev.latchkey.address.IpParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads {@code X-Forwarded-For} from its end, because each proxy appends the peer that it saw. The
 * client is the last address that is not a trusted proxy. Everything before it is the client's own
 * claim and is never read.
 */
public final class ForwardedFor {
  /** More proxies than any request passes. Further addresses are not read. */
  static final int MOST_HOPS = 16;

  /** Room for the longest address, brackets, a port, and a few spaces. */
  private static final int LONGEST_HOP = IpParser.LONGEST + 16;

  private ForwardedFor() {}

  /**
   * The client's address. If a hop cannot be read, or there are more than {@value #MOST_HOPS}
   * proxies, the result is the last address that was read.
   *
   * @param lines the header's lines in the order of the request
   */
  public static IpAddress client(
      IpAddress peer, List<String> lines, Predicate<IpAddress> isTrusted) {
    String text = String.join(",", lines);
    IpAddress client = peer;
    int end = lines.isEmpty() ? -1 : text.length();
    for (int hops = 0; end >= 0 && hops < MOST_HOPS && isTrusted.test(client); hops++) {
      int comma = text.lastIndexOf(',', end - 1);
      Optional<IpAddress> hop = hop(text, comma + 1, end);
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get();
      end = comma;
    }
    return client;
  }

  private static Optional<IpAddress> hop(String text, int start, int end) {
    if (end - start > LONGEST_HOP) {
      return Optional.empty();
    }
    try {
      return Optional.of(IpAddress.parse(withoutPort(text.substring(start, end).strip())));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Strips the port from {@code 203.0.113.7:54321} and {@code [2001:db8::7]:443}. */
  private static String withoutPort(String text) {
    if (text.startsWith("[")) {
      int bracket = text.indexOf(']');
      String port = text.substring(bracket + 1);
      String address = text.substring(1, Math.max(1, bracket));
      // RFC 3986 3.2.2: an IPv4 address has no brackets.
      boolean valid = address.indexOf(':') >= 0 && (port.isEmpty() || isPort(port));
      return valid ? address : "";
    }
    int colon = text.indexOf(':');
    return colon >= 0 && isPort(text.substring(colon)) ? text.substring(0, colon) : text;
  }

  /** A colon and one to five digits. */
  private static boolean isPort(String text) {
    return text.length() >= 2
        && text.length() <= 6
        && text.charAt(0) == ':'
        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }
}
