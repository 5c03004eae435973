package dev.latchkey.introspection;

import dev.latchkey.session.LiveSession;
import dev.latchkey.session.TokenSessions;
import dev.latchkey.token.BearerToken;
import dev.latchkey.token.TokenClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a token says, if it is alive now (RFC 7662 2.2). */
@ApplicationScoped
public class Introspect {
  private static final Map<String, Object> INACTIVE = Map.of("active", false);
  private static final List<String> CLAIMS =
      List.of("iss", "aud", "iat", "exp", "jti", "sid", "groups", "auth_time", "amr");

  @Inject private TokenSessions sessions;

  /** The answer. Of a token that is not alive, it tells nothing else. */
  Map<String, Object> of(String text) {
    Optional<BearerToken> token = BearerToken.of(text);
    return token
        .flatMap(sessions::of)
        .map(session -> active(token.orElseThrow(), session))
        .orElse(INACTIVE);
  }

  private static Map<String, Object> active(BearerToken token, LiveSession session) {
    Map<String, Object> claims = TokenClaims.of(token);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("active", true);
    answer.put("sub", claims.get("sub"));
    answer.put("username", session.account().username());
    answer.put("token_type", "Bearer");
    CLAIMS.forEach(name -> answer.put(name, claims.get(name)));
    return answer;
  }
}
