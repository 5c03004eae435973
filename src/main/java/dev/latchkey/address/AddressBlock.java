package dev.latchkey.address;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291 2.3): all that share the first {@code
 * prefix} bits of {@code network}. An address alone is a block of one.
 */
public record AddressBlock(IpAddress network, int prefix) {
  /** {@code /128} and nothing longer. */
  private static final int LONGEST_PREFIX = 3;

  /**
   * The block that holds this address and all others with the same first bits.
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
   * @throws IllegalArgumentException if the text is anything else; the message does not repeat it
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
    // The prefix of an IPv4 address that is written as IPv6 counts the 96 bits before it.
    return new AddressBlock(network, prefix - (bits - network.bits()));
  }

  /** Whether the address is in this block; never for an address of the other family. */
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

  /** The canonical form; of a block of one, the address alone. At most 43 characters. */
  @Override
  public String toString() {
    return prefix == network.bits() ? network.toString() : network + "/" + prefix;
  }
}
