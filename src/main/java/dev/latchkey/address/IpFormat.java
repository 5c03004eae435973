package dev.latchkey.address;

import java.util.StringJoiner;

/** Writes addresses in their canonical form. */
final class IpFormat {
  private static final int GROUPS = 8;

  private IpFormat() {}

  static String of(IpAddress address) {
    StringJoiner text = new StringJoiner(".");
    if (address.bits() == IpAddress.IPV6) {
      return ipv6(address);
    }
    for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
      text.add(Long.toString(address.low() >>> shift & 0xff));
    }
    return text.toString();
  }

  /** RFC 5952 4: lower case, no leading zeros, {@code ::} for the first longest run of zeros. */
  private static String ipv6(IpAddress address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (int) ((i < 4 ? address.high() : address.low()) >>> (48 - i % 4 * 16) & 0xffff);
    }
    int start = 0;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    return length == 1
        ? hex(groups, 0, GROUPS)
        : hex(groups, 0, start) + "::" + hex(groups, start + length, GROUPS);
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String hex(int[] groups, int from, int to) {
    StringJoiner text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
