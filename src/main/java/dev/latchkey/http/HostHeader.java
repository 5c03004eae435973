package dev.latchkey.http;

import dev.latchkey.address.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code Host} header (RFC 9112 3.2, RFC 3986 3.2.2). */
public final class HostHeader {
  /** A DNS name has at most 253 characters (RFC 1035 3.1); a port adds six. */
  private static final int LONGEST = 260;

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{0,5}");

  private HostHeader() {}

  /**
   * The host without its port, in lower case. An IPv6 address is in canonical form, without
   * brackets. Empty if the header is not a valid host.
   */
  public static Optional<String> hostOf(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    int colon = header.startsWith("[") ? header.indexOf("]:") + 1 : header.indexOf(':');
    boolean withPort = colon > 0;
    String host = withPort ? header.substring(0, colon) : header;
    return withPort && !isPort(header.substring(colon + 1)) ? Optional.empty() : parse(host);
  }

  private static boolean isPort(String text) {
    return PORT.matcher(text).matches()
        && (text.isEmpty() || Integer.parseInt(text) <= HIGHEST_PORT);
  }

  private static Optional<String> parse(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return addressIn(host.substring(1, host.length() - 1));
    }
    return NAME.matcher(host).matches()
        ? Optional.of(host.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<String> addressIn(String brackets) {
    try {
      return brackets.contains(":")
          ? Optional.of(IpAddress.parse(brackets).toString())
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
