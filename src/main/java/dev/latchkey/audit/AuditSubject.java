package dev.latchkey.audit;

/**
 * What an event is about, apart from the account.
 *
 * @param target {@code client:…}, {@code key:…} or null
 * @param detail names of changed fields, and roles; never a secret, an address or anything typed
 */
public record AuditSubject(String target, String detail) {
  /** The event is about its account only. */
  public static final AuditSubject NONE = new AuditSubject(null, null);

  /** Something that is not an account. */
  public static AuditSubject target(String target) {
    return new AuditSubject(target, null);
  }

  /** What was changed. */
  public static AuditSubject detail(String detail) {
    return new AuditSubject(null, detail);
  }
}
