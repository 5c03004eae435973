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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies signatures against this server's own keys, once a token: also of a token that the
 * container has not looked at, as Open Liberty knows the scheme as {@code Bearer} only, while its
 * name is case-insensitive (RFC 9110 11.1).
 */
@ApplicationScoped
public class TokenVerifier {
  private static final Pattern HEADER =
      Pattern.compile("bearer +([A-Za-z0-9_.-]{1,4096})", Pattern.CASE_INSENSITIVE);

  /** A power of two; at 32 bytes a digest, no memory to speak of. */
  private static final int REMEMBERED = 4096;

  @Inject private KeyRotation keys;
  @Inject private TokenSettings settings;
  @Inject private Signatures signatures;

  /**
   * Digests of tokens found signed, each in the one place that it can be in: no lock, no growth.
   */
  private final AtomicReferenceArray<Digest> signed = new AtomicReferenceArray<>(REMEMBERED);

  /**
   * Whether one of this server's keys has signed the token, down to its last character. Asked also
   * of what the container has verified: Open Liberty remembers verified tokens for all applications
   * on a server, so that what a neighbour has accepted, under a key of its own, would reach us.
   */
  public boolean isOurs(String token) {
    Digest digest = Digest.sha256(token);
    int place = digest.hashCode() & (REMEMBERED - 1);
    if (digest.equals(signed.get(place))) {
      return true;
    }
    boolean ours = isSigned(token);
    if (ours) {
      signed.set(place, digest);
    }
    return ours;
  }

  /** The token of an {@code Authorization} header, if one of this server's keys has signed it. */
  public Optional<String> verified(String authorization) {
    Matcher header = HEADER.matcher(authorization == null ? "" : authorization);
    return header.matches() && isOurs(header.group(1))
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
