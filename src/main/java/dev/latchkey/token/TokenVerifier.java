package dev.latchkey.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import dev.latchkey.secret.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;

/**
 * Verifies tokens against this server's own keys, once each. Open Liberty remembers verified tokens
 * for all applications on a server, so that what a neighbour has accepted, under a key of its own,
 * would reach us; and it knows the scheme as {@code Bearer} only, while its name is
 * case-insensitive (RFC 9110 11.1).
 */
@ApplicationScoped
public class TokenVerifier {
  @Inject private KeyRotation keys;
  @Inject private TokenSettings settings;
  @Inject private TokenRules rules;
  @Inject private Signatures signatures;
  @Inject private Clock clock;

  private final RecentTokens known = new RecentTokens();

  /**
   * The token of an {@code Authorization} header, if one of this server's keys has signed it, it
   * breaks no rule, and it counts at this moment.
   */
  public Optional<VerifiedToken> verified(String authorization) {
    return BearerToken.in(authorization).flatMap(this::counting);
  }

  private Optional<VerifiedToken> counting(String token) {
    return verifiedToken(token).filter(found -> found.claims().hold(keys.ring(), clock.instant()));
  }

  private Optional<VerifiedToken> verifiedToken(String token) {
    Digest digest = Digest.sha256(token);
    return known
        .get(digest)
        .or(() -> rules.read(token).flatMap(said -> signed(token, digest, said)));
  }

  private Optional<VerifiedToken> signed(String token, Digest digest, TokenClaims claims) {
    if (!isSigned(token)) {
      return Optional.empty();
    }
    VerifiedToken verified = new VerifiedToken(digest, claims);
    known.add(verified);
    return Optional.of(verified);
  }

  private boolean isSigned(String token) {
    try {
      JWSObject signed = JWSObject.parse(token);
      Optional<JWK> key = keys.ring().key(signed.getHeader().getKeyID());
      return settings.algorithm().equals(signed.getHeader().getAlgorithm().getName())
          && key.isPresent()
          && signed.verify(verifier(key.get()));
    } catch (ParseException | JOSEException | RuntimeException malformed) {
      // RuntimeException: of a header that is the JSON text "null" the parser makes one, too.
      return false;
    }
  }

  private JWSVerifier verifier(JWK key) throws JOSEException {
    JWSVerifier verifier =
        KeyType.EC.equals(key.getKeyType())
            ? new ECDSAVerifier(key.toECKey())
            : new RSASSAVerifier(key.toRSAKey());
    signatures.provider().ifPresent(verifier.getJCAContext()::setProvider);
    return verifier;
  }
}
