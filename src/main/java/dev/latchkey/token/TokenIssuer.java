package dev.latchkey.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.account.Account;
import dev.latchkey.secret.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Issues MicroProfile JWTs (MicroProfile JWT Auth 2.1, section 3; RFC 7519). */
@ApplicationScoped
public class TokenIssuer {
  @Inject private KeyRotation keys;
  @Inject private TokenSettings settings;
  @Inject private RandomTokens random;

  /** Cached: signers are expensive to create. */
  private volatile Ready ready;

  /**
   * A token for a session of this account.
   *
   * @param sessionId the {@code sid} claim
   * @param proof when and how the person proved who they are
   * @param now the {@code iat} claim, to the second
   */
  public String issue(Account account, String sessionId, Authentication proof, Instant now) {
    KeyRing.Key key = keys.ring().signing(now);
    try {
      JWTClaimsSet claims = claims(account, sessionId, proof, now.getEpochSecond());
      SignedJWT token = new SignedJWT(header(key), claims);
      token.sign(signerOf(key.pair()));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("cannot sign a token", impossible);
    }
  }

  private static JWSHeader header(KeyRing.Key key) {
    return new JWSHeader.Builder(JWSAlgorithm.parse(key.algorithm()))
        .keyID(key.pair().getKeyID())
        .type(JOSEObjectType.JWT)
        .build();
  }

  private JWTClaimsSet claims(
      Account account, String sessionId, Authentication proof, long issuedAt) {
    return new JWTClaimsSet.Builder()
        .issuer(settings.issuer())
        .claim("aud", List.of(settings.audience()))
        .subject(Long.toString(account.id()))
        .claim("upn", account.username())
        .claim("preferred_username", account.username())
        .claim("groups", account.groups())
        .claim("iat", issuedAt)
        .claim("exp", issuedAt + settings.lifetime().toSeconds())
        .claim("auth_time", proof.time().getEpochSecond())
        .claim("amr", proof.methods())
        .jwtID(random.sessionId())
        .claim("sid", sessionId)
        .build();
  }

  private JWSSigner signerOf(JWK pair) throws JOSEException {
    Ready last = ready;
    if (last == null || !last.kid().equals(pair.getKeyID())) {
      last = new Ready(pair.getKeyID(), signer(pair));
      ready = last;
    }
    return last.signer();
  }

  private static JWSSigner signer(JWK pair) throws JOSEException {
    return KeyType.EC.equals(pair.getKeyType())
        ? new ECDSASigner(pair.toECKey())
        : new RSASSASigner(pair.toRSAKey());
  }

  /** A signer and the key it signs with; the {@code kid} is the key's thumbprint. */
  private record Ready(String kid, JWSSigner signer) {}
}
