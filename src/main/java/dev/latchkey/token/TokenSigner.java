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
import dev.latchkey.key.KeyRing;
import dev.latchkey.key.KeyRotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Signs claims as a compact JWS (RFC 7515) with the key whose turn it is. */
@ApplicationScoped
public class TokenSigner {
  @Inject private KeyRotation keys;

  /** Cached: signers are expensive to create. */
  private volatile Ready ready;

  /**
   * Signs these claims.
   *
   * @param type the {@code typ} header
   * @param now decides which key signs
   */
  public String sign(String type, Map<String, Object> claims, Instant now) {
    KeyRing.Key key = keys.ring().signing(now);
    try {
      JWSObject token = new JWSObject(header(type, key), new Payload(claims));
      token.sign(signerOf(key.pair()));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("cannot sign a token", impossible);
    }
  }

  private static JWSHeader header(String type, KeyRing.Key key) {
    return new JWSHeader.Builder(JWSAlgorithm.parse(key.algorithm()))
        .keyID(key.pair().getKeyID())
        .type(new JOSEObjectType(type))
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
        ? ecSigner(pair)
        : new RSASSASigner(pair.toRSAKey());
  }

  private static JWSSigner ecSigner(JWK pair) throws JOSEException {
    JWSSigner signer = new ECDSASigner(pair.toECKey());
    // Half the time of the JDK's own (decision 3). Not registered with the JVM, so that a
    // redeployment leaves nothing behind.
    signer.getJCAContext().setProvider(new BouncyCastleProvider());
    return signer;
  }

  /** A signer and the key it signs with; the {@code kid} is the key's thumbprint. */
  private record Ready(String kid, JWSSigner signer) {}
}
