package dev.latchkey.address;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells whether a host in a setting is this machine. It does not use DNS. */
public final class LocalHost {
  private static final List<AddressBlock> LOCAL =
      Stream.of("127.0.0.0/8", "0.0.0.0/8", "::1", "::").map(AddressBlock::parse).toList();

  private LocalHost() {}

  /**
   * Whether the host is {@code localhost} (RFC 6761 6.3), a loopback address or the wildcard
   * address.
   */
  public static boolean isLocal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return name.equals("localhost") || name.endsWith(".localhost") || isLocalAddress(name);
  }

  private static boolean isLocalAddress(String host) {
    String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      IpAddress address = IpAddress.parse(literal);
      return LOCAL.stream().anyMatch(block -> block.contains(address));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
