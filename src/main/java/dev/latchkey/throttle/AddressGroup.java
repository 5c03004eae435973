package dev.latchkey.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who counts as one address: an IPv4 address, or the /64 of an IPv6 address, which is what one
 * customer is given (RFC 6177) and would otherwise be 2^64 fresh buckets.
 */
final class AddressGroup {
  private static final int PREFIX_BYTES = 8;

  private AddressGroup() {}

  static String of(String address) {
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
          : parsed.getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("no literal address: " + address, impossible);
    }
  }
}
