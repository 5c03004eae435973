package dev.latchkey.caller;

import dev.latchkey.address.IpAddress;

/**
 * The caller of a request.
 *
 * @param ip the address of the peer, or of the client that a trusted proxy reports; null if this
 *     server itself is the caller
 * @param userAgent the client's {@code User-Agent}, cut to 200 characters, never trusted
 * @param requestId the id of this request in the log
 * @param actor who acts on somebody else's account: {@code operator:…} or {@code client:…}; null if
 *     the caller acts for itself
 */
public record Caller(IpAddress ip, String userAgent, String requestId, String actor) {
  /** This server itself, for events that no request caused. */
  public static final Caller THIS_SERVER = new Caller(null, null, null);

  /** A caller that acts for itself. */
  public Caller(IpAddress ip, String userAgent, String requestId) {
    this(ip, userAgent, requestId, null);
  }

  /** The same caller, now known to act for others. */
  public Caller as(String newActor) {
    return new Caller(ip, userAgent, requestId, newActor);
  }

  /**
   * The address in the form that is stored and logged, at most 39 characters; null for this server.
   */
  public String ipText() {
    return ip == null ? null : ip.toString();
  }
}
