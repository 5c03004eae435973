package dev.latchkey.throttle;

import dev.latchkey.address.IpAddress;
import java.util.List;

/** A place where attempts are counted, and its limit. */
public record Bucket(String key, Limit limit) {
  /**
   * A site (an IPv6 /48) has 65 536 subnets, and each subnet has its own limit. The limit of the
   * site is this many times as high.
   */
  private static final int SITE_FACTOR = 10;

  /**
   * The buckets of an IP address: one for its subnet and, for IPv6, one for its site. Otherwise a
   * network could use the limits of all its subnets.
   *
   * @param what what is attempted; each kind of attempt has its own buckets
   */
  public static List<Bucket> byAddress(String what, Limit limit, IpAddress ip) {
    Bucket subnet = new Bucket(what + ":" + ip.subnet(), limit);
    return ip.site().equals(ip.subnet())
        ? List.of(subnet)
        : List.of(subnet, new Bucket(what + ":" + ip.site(), limit.times(SITE_FACTOR)));
  }
}
