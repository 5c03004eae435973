package dev.latchkey.access;

import dev.latchkey.caller.Caller;
import dev.latchkey.seal.Digest;
import dev.latchkey.token.BearerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Recognizes the operator's token. */
@ApplicationScoped
public class OperatorTokens {
  /** Hexadecimal digits of the token's SHA-256 that tell in the audit trail which token it was. */
  private static final int SHOWN = 8;

  @Inject private OperatorSettings settings;

  /**
   * The name of the operator in the audit trail, if this is the operator's token. Digests are
   * compared, in constant time.
   */
  Optional<String> actor(BearerToken token) {
    Digest digest = Digest.sha256(token.text());
    return settings.tokens().stream()
        .map(Digest::sha256)
        .filter(digest::equals)
        .map(known -> Caller.OPERATOR + known.hex().substring(0, SHOWN))
        .findFirst();
  }
}
