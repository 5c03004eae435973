package dev.latchkey.token;

import dev.latchkey.Injected;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import java.time.Duration;
import java.util.Optional;

/** A server's part that has to do with keys and tokens, wired as the container would. */
class Node {

  static final String SECRET = "a secret of the tests, long enough to be one";
  static final String ISSUER = "https://login.example.com";

  final KeyRotation keys = new KeyRotation();
  final TokenRules rules = new TokenRules();
  final TokenSettings settings = settings();

  Node(StoredKeys stored, Now now) {
    Injected.into(keys, "stored", stored);
    Injected.into(keys, "file", Injected.into(new KeyFile(), "location", "http://localhost"));
    Injected.into(keys, "audit", new NobodyReads());
    Injected.into(keys, "settings", settings);
    Injected.into(keys, "clock", now);
    Injected.into(rules, "keys", keys);
    Injected.into(rules, "settings", settings);
    Injected.into(rules, "clock", now);
  }

  /** Whom a token speaks of that breaks no rule now; of its signature nobody asks here. */
  Optional<Subject> subjectOf(String token) {
    return rules.read(token).filter(rules::holds).map(TokenClaims::subject);
  }

  /** The same node, restarted with another algorithm. */
  Node signingWith(String algorithm) {
    Injected.into(settings, "algorithm", algorithm);
    return this;
  }

  /** The same node with its keys open. */
  Node open() {
    keys.open(SECRET);
    return this;
  }

  /** The events of keys are the audit trail's own tests' matter. */
  private static final class NobodyReads extends AuditTrail {
    @Override
    public void success(AuditAction action, Long accountId, Caller caller) {}
  }

  private static TokenSettings settings() {
    TokenSettings settings = new TokenSettings();
    Injected.into(settings, "issuer", ISSUER);
    Injected.into(settings, "audience", "latchkey");
    Injected.into(settings, "lifetime", Duration.ofHours(24));
    Injected.into(settings, "algorithm", "ES256");
    Injected.into(settings, "rotation", Duration.ofDays(90));
    Injected.into(settings, "lead", Duration.ofMinutes(20));
    return settings;
  }
}
