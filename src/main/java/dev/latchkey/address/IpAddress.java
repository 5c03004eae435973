package dev.latchkey.address;

/**
 * One IPv4 or IPv6 address. An IPv4 address inside IPv6 ({@code ::ffff:192.0.2.1}, RFC 4291
 * 2.5.5.2) is the IPv4 address, so that one caller has one value. Nothing here uses DNS.
 *
 * @param bits 32 for IPv4, 128 for IPv6
 * @param high the first 64 bits of an IPv6 address; 0 for IPv4
 * @param low the last 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
public record IpAddress(int bits, long high, long low) {
  /** Bits of an IPv4 address. */
  static final int IPV4 = 32;

  /** Bits of an IPv6 address. */
  static final int IPV6 = 128;

  private static final int SUBNET = 64;
  private static final int SITE = 48;
  private static final long LINK_LOCAL = 0xfe80L >>> 6;

  /**
   * The address with these bits.
   *
   * @throws IllegalArgumentException if these are not the bits of an address, or not its only form
   */
  public IpAddress {
    boolean valid =
        bits == IPV4 ? high == 0 && low >>> IPV4 == 0 : bits == IPV6 && !isMapped(high, low);
    if (!valid) {
      throw new IllegalArgumentException("not the bits of an address");
    }
  }

  /**
   * Reads an address: dotted decimal, or any form of RFC 4291 2.2. Leading zeros in dotted decimal
   * are refused, because some programs read them as octal (RFC 6943 3.1.1). The zone of a
   * link-local address ({@code fe80::1%eth0}, RFC 4007) is dropped, because it names an interface
   * of this machine.
   *
   * @throws IllegalArgumentException if the text is not an address; the message does not repeat the
   *     text
   */
  public static IpAddress parse(String text) {
    if (text.length() > IpParser.LONGEST) {
      throw IpParser.refused();
    }
    return IpParser.parse(text);
  }

  static IpAddress v4(long value) {
    return new IpAddress(IPV4, 0, value);
  }

  /** The IPv6 address with these halves, or the IPv4 address inside it. */
  static IpAddress v6(long high, long low) {
    return isMapped(high, low) ? v4(low & 0xffff_ffffL) : new IpAddress(IPV6, high, low);
  }

  private static boolean isMapped(long high, long low) {
    return high == 0 && low >>> IPV4 == 0xffff;
  }

  /**
   * The addresses that most likely belong to the same caller: the /64 of an IPv6 address, which is
   * one network (RFC 4291 2.5.4), or the single IPv4 address.
   */
  public AddressBlock subnet() {
    return bits == IPV4 ? new AddressBlock(this, IPV4) : new AddressBlock(this, SUBNET);
  }

  /**
   * The addresses that one customer may have: the /48 of an IPv6 address (RFC 6177), or the single
   * IPv4 address.
   */
  public AddressBlock site() {
    return bits == IPV4 ? new AddressBlock(this, IPV4) : new AddressBlock(this, SITE);
  }

  boolean isLinkLocal() {
    return bits == IPV6 && high >>> 54 == LINK_LOCAL;
  }

  /** This address with all bits after the first {@code prefix} set to zero. */
  IpAddress masked(int prefix) {
    if (bits == IPV4) {
      return v4(low & ones(prefix + IPV4));
    }
    return new IpAddress(IPV6, high & ones(prefix), low & ones(prefix - Long.SIZE));
  }

  /**
   * A word whose first {@code count} bits are 1. A count below 0 means 0, a count above 64 means
   * 64.
   */
  private static long ones(int count) {
    if (count <= 0) {
      return 0;
    }
    return count >= Long.SIZE ? -1L : -1L << (Long.SIZE - count);
  }

  /** The canonical form: dotted decimal, or RFC 5952. At most 39 characters. */
  @Override
  public String toString() {
    return IpFormat.of(this);
  }
}
