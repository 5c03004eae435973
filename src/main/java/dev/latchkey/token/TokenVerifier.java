package dev.latchkey.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies the signature of a token that the container has not looked at: Open Liberty knows the
 * scheme as {@code Bearer} only, while its name is case-insensitive (RFC 9110 11.1).
 */
@ApplicationScoped
public class TokenVerifier {
  private static final Pattern HEADER =
      Pattern.compile("bearer +([A-Za-z0-9_.-]{1,4096})", Pattern.CASE_INSENSITIVE);

  @Inject private KeyRotation keys;
  @Inject private TokenSettings settings;
  @Inject private Signatures signatures;

  /** The token of an {@code Authorization} header, if one of this server's keys has signed it. */
  public Optional<String> verified(String authorization) {
    Matcher header = HEADER.matcher(authorization == null ? "" : authorization);
    return header.matches() && isSigned(header.group(1))
        ? Optional.of(header.group(1))
        : Optional.empty();
  }

  private boolean isSigned(String token) {
    try {
      JWSObject signed = JWSObject.parse(token);
      Optional<JWK> key = keys.ring().key(signed.getHeader().getKeyID());
      return settings.algorithm().equals(signed.getHeader().getAlgorithm().getName())
          && key.isPresent()
          && signed.verify(verifier(key.get()));
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
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
