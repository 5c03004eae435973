package dev.latchkey.access;

import dev.latchkey.token.BearerToken;
import dev.latchkey.token.TokenClaims;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The verified token of this call, for {@code @Inject JsonWebToken} (MicroProfile JWT Auth 2.1,
 * 7.1). It replaces the server's own bean, because {@link LiveSessionFilter} verifies tokens
 * (decision 3). A call without a token has no claims.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@RequestScoped
public class CurrentToken implements JsonWebToken {
  private BearerToken token;
  private Map<String, Object> claims;

  /** Sets the token, which must be verified. */
  void set(BearerToken verified) {
    token = verified;
    claims = null;
  }

  @Override
  public String getName() {
    return getClaim(Claims.upn);
  }

  @Override
  public Set<String> getClaimNames() {
    return claims().isEmpty() ? null : claims().keySet();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // required by the interface
  public <T> T getClaim(String name) {
    Object value = Claims.raw_token.name().equals(name) ? rawToken() : claims().get(name);
    boolean set = Claims.aud.name().equals(name) || Claims.groups.name().equals(name);
    return (T) (set && value instanceof List<?> list ? Set.copyOf(list) : value);
  }

  private String rawToken() {
    return token == null ? null : token.text();
  }

  private Map<String, Object> claims() {
    if (claims == null) {
      claims = token == null ? Map.of() : TokenClaims.of(token);
    }
    return claims;
  }
}
