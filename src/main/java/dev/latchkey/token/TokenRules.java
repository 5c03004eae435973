package dev.latchkey.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.account.Roles;
import dev.latchkey.json.Json;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The rules for a token, apart from its signature. RFC 8725 and RFC 7519 leave these to the
 * application: {@code typ}, {@code crit}, the types of claims, the lifetime, the clock skew, and
 * different encodings of the same token. Nothing is converted: a claim with a wrong type or form is
 * refused.
 */
@ApplicationScoped
public class TokenRules {
  /** RFC 7515 2 and 7.1: exactly three parts of base64url without padding. */
  private static final Pattern COMPACT =
      Pattern.compile("([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++)\\.[A-Za-z0-9_-]++");

  private static final Pattern ACCOUNT_ID = Pattern.compile("[1-9][0-9]{0,17}");

  @Inject private TokenSettings settings;

  /**
   * Parses a token. Empty if it breaks a rule. The rules that depend on the current time are
   * checked later.
   */
  Optional<VerifiedToken> read(String token) {
    Matcher parts = COMPACT.matcher(token);
    return parts.matches() ? read(parts.group(1), parts.group(2)) : Optional.empty();
  }

  private Optional<VerifiedToken> read(String encodedHeader, String encodedClaims) {
    try {
      ObjectNode header = json(encodedHeader);
      ObjectNode claims = json(encodedClaims);
      boolean right =
          headerIsRight(header)
              && timesAreRight(claims)
              && partiesAreRight(claims)
              && idsAreRight(claims);
      return right ? Optional.of(token(header, claims)) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | ClassCastException malformed) {
      return Optional.empty();
    }
  }

  private static VerifiedToken token(ObjectNode header, ObjectNode claims) {
    long issued = claims.path("iat").longValue();
    return new VerifiedToken(
        header.path("kid").textValue(),
        Math.max(issued, claims.path("nbf").asLong(issued)),
        claims.path("exp").longValue(),
        Long.parseLong(claims.path("sub").textValue()),
        claims.path("sid").textValue());
  }

  private static ObjectNode json(String part) throws JsonProcessingException {
    byte[] decoded = Base64.getUrlDecoder().decode(part);
    return (ObjectNode) Json.mapper().readTree(new String(decoded, StandardCharsets.UTF_8));
  }

  private boolean headerIsRight(ObjectNode header) {
    return "JWT".equals(header.path("typ").textValue())
        && settings.algorithm().equals(header.path("alg").textValue())
        && header.path("kid").isTextual()
        // RFC 8725 3.11 and RFC 7515 4.1.11: we support no extensions, so none may be critical.
        && !header.has("crit")
        && !header.has("b64");
  }

  private boolean timesAreRight(ObjectNode claims) {
    JsonNode issued = claims.path("iat");
    JsonNode expires = claims.path("exp");
    if (!isTime(issued) || !isTime(expires) || (claims.has("nbf") && !isTime(claims.path("nbf")))) {
      return false;
    }
    long lifetime = expires.longValue() - issued.longValue();
    return lifetime > 0 && lifetime <= settings.lifetime().toSeconds();
  }

  /** Whole seconds, as the issuer writes them. No other number is rounded, truncated or wrapped. */
  private static boolean isTime(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  /** Refuses other kinds of tokens: an ID token, for example, has another audience or no groups. */
  private boolean partiesAreRight(ObjectNode claims) {
    return settings.issuer().equals(claims.path("iss").textValue())
        && isArrayWith(claims.path("aud"), settings.audience())
        && isArrayWith(claims.path("groups"), Roles.USER);
  }

  private static boolean isArrayWith(JsonNode array, String wanted) {
    return array.isArray()
        && StreamSupport.stream(array.spliterator(), false)
            .anyMatch(element -> wanted.equals(element.textValue()));
  }

  private static boolean idsAreRight(ObjectNode claims) {
    String account = claims.path("sub").textValue();
    return account != null
        && ACCOUNT_ID.matcher(account).matches()
        && isRandomId(claims.path("sid").textValue())
        && isRandomId(claims.path("jti").textValue());
  }

  private static boolean isRandomId(String id) {
    return id != null && RandomTokens.isSessionId(id);
  }
}
