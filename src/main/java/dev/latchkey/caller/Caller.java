package dev.latchkey.caller;

import dev.latchkey.address.IpAddress;
import dev.latchkey.text.Language;

/**
 * The caller of a request.
 *
 * @param ip the address of the peer, or of the client that a trusted proxy reports; null if this
 *     server itself is the caller
 * @param userAgent the client's {@code User-Agent}, cut to 200 characters, never trusted
 * @param requestId the id of this request in the log
 * @param acceptLanguage the client's {@code Accept-Language}; null if there is none
 * @param actor who acts on somebody else's account: {@code operator:…}, {@code client:…}, or the id
 *     of an administrator's account; null if the caller acts for itself
 */
public record Caller(
    IpAddress ip, String userAgent, String requestId, String acceptLanguage, String actor) {
  /** Begins the {@code actor} of an operator's token. */
  public static final String OPERATOR = "operator:";

  /** This server itself, for events that no request caused. */
  public static final Caller THIS_SERVER = new Caller(null, null, null);

  /** A caller that acts for itself. */
  public Caller(IpAddress ip, String userAgent, String requestId) {
    this(ip, userAgent, requestId, null, null);
  }

  /** Whether an operator's token proved who this is. */
  public boolean isOperator() {
    return actor != null && actor.startsWith(OPERATOR);
  }

  /** Whether this is a person who acts as an administrator from this account. */
  public boolean actsFrom(long accountId) {
    return Long.toString(accountId).equals(actor);
  }

  /** The same caller, now known to act for others. */
  public Caller as(String newActor) {
    return new Caller(ip, userAgent, requestId, acceptLanguage, newActor);
  }

  /** The language that the client prefers. Parsed each time, because few calls need it. */
  public Language language() {
    return Language.preferredBy(acceptLanguage);
  }

  /**
   * The address in the form that is stored and logged, at most 39 characters; null for this server.
   */
  public String ipText() {
    return ip == null ? null : ip.toString();
  }
}
