package dev.latchkey.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.seal.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;

/**
 * The only place where a bearer token is verified. It checks the rules of {@link TokenRules} and
 * then the signature, with this server's own keys. Both are checked once per token, and the result
 * is cached. Each call checks what can change: the validity period, and whether the key is still
 * published.
 */
@ApplicationScoped
public class TokenVerifier {
  @Inject private KeyRotation keys;
  @Inject private TokenRules rules;
  @Inject private Clock clock;

  private final RecentTokens recent = new RecentTokens();

  /**
   * The content of a token, if it is valid now: it is signed with one of this server's keys, breaks
   * no rule, and is within its validity period.
   */
  public Optional<VerifiedToken> verified(BearerToken bearer) {
    return rememberedOrChecked(bearer.text())
        .filter(token -> token.isValid(keys.ring(), clock.instant()));
  }

  private Optional<VerifiedToken> rememberedOrChecked(String text) {
    Digest digest = Digest.sha256(text);
    Optional<VerifiedToken> token = recent.get(digest);
    if (token.isEmpty()) {
      token = rules.read(text).filter(read -> isSigned(text, read.keyId()));
      token.ifPresent(checked -> recent.add(digest, checked));
    }
    return token;
  }

  private boolean isSigned(String text, String keyId) {
    try {
      Optional<JWK> key = keys.ring().key(keyId);
      return key.isPresent() && JWSObject.parse(text).verify(verifier(key.get()));
    } catch (ParseException | JOSEException | RuntimeException malformed) {
      // RuntimeException: the parser throws one too, for example if the header is "null".
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return KeyType.EC.equals(key.getKeyType())
        ? new ECDSAVerifier(key.toECKey())
        : new RSASSAVerifier(key.toRSAKey());
  }
}
