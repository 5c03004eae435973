package dev.latchkey.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.runtime.Json;
import dev.latchkey.runtime.LatchkeyApplication;
import dev.latchkey.secret.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What a token must be besides well signed: RFC 8725 and RFC 7519 close what MicroProfile JWT
 * leaves open, {@code typ}, {@code crit}, {@code iat}, {@code jti}, the lifetime, the skew, and the
 * many spellings of one signature.
 */
@ApplicationScoped
public class TokenRules {
  private static final Pattern ACCOUNT_ID = Pattern.compile("[1-9][0-9]{0,17}");

  @Inject private TokenSettings settings;

  /** What a token says, or nothing if it breaks a rule that time does not change. */
  Optional<TokenClaims> read(String token) {
    return CompactToken.parse(token).flatMap(this::read);
  }

  private Optional<TokenClaims> read(CompactToken token) {
    try {
      ObjectNode header = json(token.header());
      ObjectNode claims = json(token.claims());
      boolean right = headerIsRight(header) && timesAreRight(claims) && partiesAreRight(claims);
      return right
          ? subject(claims).map(subject -> claims(header, claims, subject))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | ClassCastException malformed) {
      return Optional.empty();
    }
  }

  private static TokenClaims claims(ObjectNode header, ObjectNode claims, Subject subject) {
    long issued = claims.path("iat").longValue();
    return new TokenClaims(
        header.path("kid").textValue(),
        Math.max(issued, claims.path("nbf").asLong(issued)),
        claims.path("exp").longValue(),
        subject);
  }

  private static ObjectNode json(String part) throws JsonProcessingException {
    byte[] decoded = Base64.getUrlDecoder().decode(part);
    return (ObjectNode)
        Json.mapper().readTree(new String(decoded, java.nio.charset.StandardCharsets.UTF_8));
  }

  private boolean headerIsRight(ObjectNode header) {
    return "JWT".equals(header.path("typ").textValue())
        && settings.algorithm().equals(header.path("alg").textValue())
        && header.path("kid").isTextual()
        // RFC 8725 3.11 and RFC 7515 4.1.11: no extension is understood, so none may be critical.
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

  /** Whole seconds, as the issuer writes them; nothing is coerced, cut or wrapped around. */
  private static boolean isTime(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private boolean partiesAreRight(ObjectNode claims) {
    JsonNode audience = claims.path("aud");
    boolean named =
        audience.isArray()
            ? StreamSupport.stream(audience.spliterator(), false).anyMatch(this::isOurAudience)
            : isOurAudience(audience);
    return named
        && isOfUsers(claims.path("groups"))
        && settings.issuer().equals(claims.path("iss").textValue());
  }

  private static boolean isOfUsers(JsonNode groups) {
    return groups.isArray()
        && StreamSupport.stream(groups.spliterator(), false)
            .anyMatch(group -> LatchkeyApplication.USER.equals(group.textValue()));
  }

  private boolean isOurAudience(JsonNode audience) {
    return settings.audience().equals(audience.textValue());
  }

  private static Optional<Subject> subject(ObjectNode claims) {
    String account = claims.path("sub").textValue();
    String session = claims.path("sid").textValue();
    boolean right =
        account != null
            && session != null
            && session.equals(claims.path("jti").textValue())
            && RandomTokens.isSessionId(session)
            && ACCOUNT_ID.matcher(account).matches();
    return right ? Optional.of(new Subject(Long.parseLong(account), session)) : Optional.empty();
  }
}
