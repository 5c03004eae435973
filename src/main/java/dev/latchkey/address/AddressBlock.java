package dev.latchkey.address;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291 2.3): all addresses that share the
 * first {@code prefix} bits of {@code network}. A single address is a block of one.
 */
public record AddressBlock(IpAddress network, int prefix) {
  /** The longest prefix, {@code 128}, has three digits. */
  private static final int LONGEST_PREFIX = 3;

  /**
   * The block of all addresses with the same first bits as this one.
   *
   * @throws IllegalArgumentException if the prefix is longer than the address
   */
  public AddressBlock {
    if (prefix < 0 || prefix > network.bits()) {
      throw refused();
    }
    network = network.masked(prefix);
  }

  /**
   * Reads a block, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Bits after the prefix are
   * ignored.
   *
   * @throws IllegalArgumentException if the text is not a block; the message does not repeat the
   *     text
   */
  public static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    IpAddress network = IpAddress.parse(address);
    if (address.indexOf('%') >= 0) {
      throw refused();
    }
    int bits = address.indexOf(':') < 0 ? IpAddress.IPV4 : IpAddress.IPV6;
    int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
    // If an IPv4 address is written as IPv6, its prefix also counts the 96 bits in front of it.
    return new AddressBlock(network, prefix - (bits - network.bits()));
  }

  /**
   * Whether the address is in this block. An IPv4 address is never in an IPv6 block, or the
   * reverse.
   */
  public boolean contains(IpAddress address) {
    return address.bits() == network.bits() && address.masked(prefix).equals(network);
  }

  private static int prefix(String text) {
    if (text.isEmpty()
        || text.length() > LONGEST_PREFIX
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refused();
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException("must be an address or a CIDR block such as 10.0.0.0/8");
  }

  /** The canonical form, at most 43 characters. A block of one is written as an address. */
  @Override
  public String toString() {
    return prefix == network.bits() ? network.toString() : network + "/" + prefix;
  }
}
