package dev.latchkey.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.latchkey.json.Json;
import dev.latchkey.token.BearerToken;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private String text;
  private Map<String, Object> claims;

  /** Sets the token, which must be verified. */
  void set(BearerToken verified) {
    text = verified.text();
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
    Object value = Claims.raw_token.name().equals(name) ? text : claims().get(name);
    boolean set = Claims.aud.name().equals(name) || Claims.groups.name().equals(name);
    return (T) (set && value instanceof List<?> list ? Set.copyOf(list) : value);
  }

  private Map<String, Object> claims() {
    if (claims == null) {
      claims = text == null ? Map.of() : read(payload());
    }
    return claims;
  }

  private String payload() {
    return text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'));
  }

  private static Map<String, Object> read(String payload) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(payload);
      return Json.mapper()
          .readerFor(OBJECT)
          // The interface requires longs for times.
          .with(DeserializationFeature.USE_LONG_FOR_INTS)
          .readValue(new String(json, StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the claims of a verified token are not JSON", impossible);
    }
  }
}
