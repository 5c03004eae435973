package dev.latchkey.runtime;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses in CIDR notation (RFC 4632), IPv4 or IPv6; a lone address is a block. */
record AddressBlock(BigInteger network, int bits, int prefix) {
  /** Only what can be nothing but a literal goes to the resolver: a name would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  /**
   * @throws IllegalArgumentException if it is none
   */
  static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    try {
      byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
      int bits = address.length * Byte.SIZE;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (prefix < 0 || prefix > bits) {
        throw new IllegalArgumentException("prefix out of range");
      }
      return new AddressBlock(masked(address, bits, prefix), bits, prefix);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "LATCHKEY_TRUSTED_PROXIES: not a CIDR block: " + text, malformed);
    }
  }

  static boolean isLiteral(String text) {
    return LITERAL.matcher(text).matches() && resolves(text);
  }

  boolean contains(String literal) {
    byte[] address = bytes(literal);
    return address.length * Byte.SIZE == bits && masked(address, bits, prefix).equals(network);
  }

  private static BigInteger masked(byte[] address, int bits, int prefix) {
    return new BigInteger(1, address).shiftRight(bits - prefix);
  }

  private static boolean resolves(String text) {
    try {
      bytes(text);
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static byte[] bytes(String literal) {
    if (!LITERAL.matcher(literal).matches()) {
      throw new IllegalArgumentException("no address: " + literal);
    }
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException malformed) {
      throw new IllegalArgumentException("no address: " + literal, malformed);
    }
  }
}
