package dev.latchkey.token;

import dev.latchkey.account.Account;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues MicroProfile JWTs (MicroProfile JWT Auth 2.1, section 3; RFC 7519). */
@ApplicationScoped
public class TokenIssuer {
  @Inject private TokenSettings settings;
  @Inject private TokenSigner signer;
  @Inject private RandomTokens random;

  /**
   * Issues a token for a session of this account.
   *
   * @param sessionId the {@code sid} claim
   * @param proof when and how the user authenticated
   * @param status the token's place in a status list; empty if there was no free one
   * @param now the {@code iat} claim, to the second
   */
  public String issue(
      Account account,
      String sessionId,
      Authentication proof,
      Optional<StatusReference> status,
      Instant now) {
    Map<String, Object> claims = claims(account, sessionId, proof, now.getEpochSecond());
    status.ifPresent(place -> claims.put("status", Map.of("status_list", claim(place))));
    return signer.sign("JWT", claims, now);
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

  private static Map<String, Object> claim(StatusReference place) {
    return Map.of("idx", place.index(), "uri", place.uri());
  }
}
