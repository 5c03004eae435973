package dev.latchkey.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.runtime.Json;
import dev.latchkey.runtime.LatchkeyApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What a token must be besides well signed. The container has verified the signature before this is
 * asked; it leaves open what RFC 8725 and RFC 7519 close: {@code typ}, {@code crit}, {@code iat},
 * {@code jti}, the lifetime, the skew, and the many spellings of one signature.
 */
@ApplicationScoped
public class TokenRules {
  private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern ACCOUNT_ID = Pattern.compile("[1-9][0-9]{0,17}");

  @Inject private KeyRotation keys;
  @Inject private TokenSettings settings;
  @Inject private Clock clock;

  /** The subject of a token that the container has verified, or nothing if it breaks a rule. */
  public Optional<Subject> subjectOf(String verifiedToken) {
    return CompactToken.parse(verifiedToken).flatMap(this::subjectOf);
  }

  private Optional<Subject> subjectOf(CompactToken token) {
    try {
      ObjectNode header = json(token.header());
      ObjectNode claims = json(token.claims());
      boolean right = headerIsRight(header) && timesAreRight(claims) && partiesAreRight(claims);
      return right ? subject(claims) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | ClassCastException malformed) {
      return Optional.empty();
    }
  }

  private static ObjectNode json(String part) throws JsonProcessingException {
    byte[] decoded = Base64.getUrlDecoder().decode(part);
    return (ObjectNode)
        Json.mapper().readTree(new String(decoded, java.nio.charset.StandardCharsets.UTF_8));
  }

  private boolean headerIsRight(ObjectNode header) {
    return "JWT".equals(header.path("typ").textValue())
        && settings.algorithm().equals(header.path("alg").textValue())
        && keys.ring().key(header.path("kid").textValue()).isPresent()
        // RFC 8725 3.11 and RFC 7515 4.1.11: no extension is understood, so none may be critical.
        && !header.has("crit")
        && !header.has("b64");
  }

  private boolean timesAreRight(ObjectNode claims) {
    JsonNode issued = claims.path("iat");
    JsonNode expires = claims.path("exp");
    JsonNode begins = claims.has("nbf") ? claims.path("nbf") : issued;
    if (!isTime(issued) || !isTime(expires) || !isTime(begins)) {
      return false;
    }
    long now = clock.instant().getEpochSecond();
    long skew = TokenSettings.SKEW.toSeconds();
    long lifetime = expires.longValue() - issued.longValue();
    return begins.longValue() <= now + skew
        && issued.longValue() <= now + skew
        && expires.longValue() > now - skew
        && lifetime > 0
        && lifetime <= settings.lifetime().toSeconds();
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
            && SESSION_ID.matcher(session).matches()
            && ACCOUNT_ID.matcher(account).matches();
    return right ? Optional.of(new Subject(Long.parseLong(account), session)) : Optional.empty();
  }
}
