package dev.latchkey.caller;

import dev.latchkey.address.IpAddress;

/**
 * Who calls, as far as the connection tells.
 *
 * @param ip the address of the peer, or of the client that a trusted proxy names; null for this
 *     server
 * @param userAgent what the client calls itself, cut to 200 characters, never trusted
 * @param requestId the id under which the log knows this request
 */
public record Caller(IpAddress ip, String userAgent, String requestId) {
  /** This server itself, for what nobody has asked for. */
  public static final Caller OURSELVES = new Caller(null, null, null);

  /** The address as it is stored and logged, at most 39 characters; null for this server. */
  public String ipText() {
    return ip == null ? null : ip.toString();
  }
}
