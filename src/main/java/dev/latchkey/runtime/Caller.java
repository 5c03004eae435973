package dev.latchkey.runtime;

/**
 * Who asks, as far as the connection tells.
 *
 * @param ip the textual address of the peer, or of the client a trusted proxy names
 * @param userAgent what the client calls itself, cut to 200 characters, never trusted
 * @param requestId the id under which the log knows this request
 */
public record Caller(String ip, String userAgent, String requestId) {
  /** This server itself, for what nobody has asked for. */
  public static final Caller OURSELVES = new Caller(null, null, null);
}
