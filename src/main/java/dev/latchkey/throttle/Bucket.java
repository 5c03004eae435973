package dev.latchkey.throttle;

import dev.latchkey.address.IpAddress;
import java.util.List;

/** Where tries are counted, and how many are free there. */
public record Bucket(String key, Limit limit) {
  /** A site (an IPv6 /48) has 65 536 subnets, each with a limit of its own. */
  private static final int SITE_FACTOR = 10;

  /**
   * Where the tries of one address are counted: for its subnet, and for IPv6 also for its site, so
   * that a network with many subnets has not as many limits.
   *
   * @param what what is tried; each kind of try has buckets of its own
   */
  public static List<Bucket> byAddress(String what, Limit limit, IpAddress ip) {
    Bucket subnet = new Bucket(what + ":" + ip.subnet(), limit);
    return ip.site().equals(ip.subnet())
        ? List.of(subnet)
        : List.of(subnet, new Bucket(what + ":" + ip.site(), limit.times(SITE_FACTOR)));
  }
}
