package dev.latchkey.address;

import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that are globally reachable unicast, by IANA's special-purpose address registries
 * for IPv4 and IPv6 (RFC 6890, RFC 8190; read in November 2026). An address that embeds an IPv4
 * address counts only if that one does too.
 */
public final class GlobalAddresses {
  private static final List<AddressBlock> V4_LOCAL =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          // Multicast, and reserved for future use.
          "224.0.0.0/3");

  private static final List<AddressBlock> V4_EXCEPTIONS = blocks("192.0.0.9", "192.0.0.10");

  /** RFC 4291 2.4: global unicast. */
  private static final AddressBlock V6_GLOBAL = AddressBlock.parse("2000::/3");

  private static final List<AddressBlock> V6_LOCAL =
      blocks(
          // Teredo (2001::/32) is one of these. Its registry entry does not say "true".
          "2001::/23",
          "2001:db8::/32",
          // 6to4, likewise.
          "2002::/16",
          "3fff::/20");

  private static final List<AddressBlock> V6_EXCEPTIONS =
      blocks(
          "2001:1::1",
          "2001:1::2",
          "2001:1::3",
          "2001:3::/32",
          "2001:4:112::/48",
          "2001:20::/28",
          "2001:30::/28");

  /** RFC 6052 2.1: the last 32 bits are an IPv4 address. */
  private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");

  private GlobalAddresses() {}

  /** Whether the address is globally reachable. */
  public static boolean include(IpAddress address) {
    if (address.bits() == IpAddress.IPV4) {
      return isIn(V4_EXCEPTIONS, address) || !isIn(V4_LOCAL, address);
    }
    if (NAT64.contains(address)) {
      return include(IpAddress.v4(address.low() & 0xffff_ffffL));
    }
    return V6_GLOBAL.contains(address)
        && (isIn(V6_EXCEPTIONS, address) || !isIn(V6_LOCAL, address));
  }

  private static boolean isIn(List<AddressBlock> blocks, IpAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<AddressBlock> blocks(String... texts) {
    return Stream.of(texts).map(AddressBlock::parse).toList();
  }
}
