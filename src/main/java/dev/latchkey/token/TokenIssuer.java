package dev.latchkey.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import dev.latchkey.account.Account;
import dev.latchkey.key.KeyRing;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Issues MicroProfile JWTs (MicroProfile JWT Auth 2.1, section 3; RFC 7519). */
@ApplicationScoped
public class TokenIssuer {
  @Inject private KeyRotation keys;
  @Inject private TokenSettings settings;
  @Inject private RandomTokens random;

  /** Cached: signers are expensive to create. */
  private volatile Ready ready;

  /**
   * Issues a token for a session of this account.
   *
   * @param sessionId the {@code sid} claim
   * @param proof when and how the user authenticated
   * @param now the {@code iat} claim, to the second
   */
  public String issue(Account account, String sessionId, Authentication proof, Instant now) {
    KeyRing.Key key = keys.ring().signing(now);
    try {
      Payload claims = new Payload(claims(account, sessionId, proof, now.getEpochSecond()));
      JWSObject token = new JWSObject(header(key), claims);
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

  private Map<String, Object> claims(
      Account account, String sessionId, Authentication proof, long issuedAt) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", settings.issuer());
    // Always an array. The library's own claims class would write a single element as a string.
    claims.put("aud", List.of(settings.audience()));
    claims.put("sub", Long.toString(account.id()));
    claims.put("upn", account.username());
    claims.put("preferred_username", account.username());
    claims.put("groups", account.groups());
    claims.put("iat", issuedAt);
    claims.put("exp", issuedAt + settings.lifetime().toSeconds());
    claims.put("auth_time", proof.time().getEpochSecond());
    claims.put("amr", proof.methods());
    claims.put("jti", random.sessionId());
    claims.put("sid", sessionId);
    return claims;
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
