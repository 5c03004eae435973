package dev.latchkey.token;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.SharedTime;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.key.StoredKeys;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.SealSecrets;
import dev.latchkey.setting.Configured;
import java.util.Optional;

/** A server's part that has to do with keys and tokens, wired as the container would. */
public class TokenNode {

  public static final String SECRET = "a secret of the tests, long enough to be one";
  public static final SealSecrets SECRETS = SealSecrets.only(SECRET);
  static final String ISSUER = "https://login.example.com";

  public final KeyRotation keys = new KeyRotation();
  final TokenRules rules = new TokenRules();
  final TokenSettings settings = settings("ES256");
  final Now now;

  public TokenNode(StoredKeys stored, Now now) {
    Injected.into(keys, "stored", stored);
    Injected.into(keys, "audit", new NobodyReads());
    Injected.into(keys, "settings", settings);
    Injected.into(keys, "clock", SharedTime.of(now));
    Injected.into(rules, "settings", settings);
    this.now = now;
  }

  /** What verifies tokens on this node. */
  TokenVerifier verifier() {
    TokenVerifier verifier = new TokenVerifier();
    Injected.into(verifier, "keys", keys);
    Injected.into(verifier, "rules", rules);
    return Injected.into(verifier, "clock", now);
  }

  /** What issues tokens on this node. */
  TokenIssuer issuer() {
    TokenIssuer issuer = new TokenIssuer();
    Injected.into(issuer, "signer", signer());
    Injected.into(issuer, "settings", settings);
    return Injected.into(issuer, "random", new RandomTokens());
  }

  /** What signs on this node. */
  public TokenSigner signer() {
    return Injected.into(new TokenSigner(), "keys", keys);
  }

  /** What a token says that breaks no rule now; its signature is not checked here. */
  Optional<VerifiedToken> read(String token) {
    return rules.read(token).filter(read -> read.isValid(keys.ring(), now.instant()));
  }

  /** The same node, restarted with another algorithm. */
  public TokenNode signingWith(String algorithm) {
    Injected.into(keys, "settings", settings(algorithm));
    return this;
  }

  /** The same node with its keys open. */
  public TokenNode open() {
    keys.open(SECRETS);
    return this;
  }

  /** The events of keys are the audit trail's own tests' matter. */
  private static final class NobodyReads extends AuditTrail {
    @Override
    public void success(AuditAction action, Long accountId, Caller caller) {}
  }

  private static TokenSettings settings(String algorithm) {
    return new TokenSettings(
        Configured.development()
            .with("LATCHKEY_ISSUER", ISSUER)
            .with("LATCHKEY_ALGORITHM", algorithm)
            .reader());
  }
}
