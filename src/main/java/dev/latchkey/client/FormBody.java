package dev.latchkey.client;

import dev.latchkey.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a body of the type {@code application/x-www-form-urlencoded}. The containers'
 * own parsers cannot be used: the body was already read, and they also take parameters from the
 * query.
 */
public record FormBody(Map<String, String> parameters) {
  private static final String TYPE = "application/x-www-form-urlencoded";

  /** The decoder puts this character in place of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  /** More than any call here has. */
  private static final int MOST = 32;

  /** Keeps a copy. */
  public FormBody {
    parameters = Map.copyOf(parameters);
  }

  /** The parameters; empty if the body has another type or is malformed. */
  public static Optional<FormBody> of(HttpServletRequest request) throws IOException {
    if (!isForm(request.getContentType())) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(Json.MAX_BODY);
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isForm(String type) {
    return type != null && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE);
  }

  /** RFC 6749 3.2: a parameter must not be repeated, and one without a value counts as absent. */
  static Optional<FormBody> parse(String text) {
    Map<String, String> parameters = new HashMap<>();
    String[] pairs = text.split("&", MOST + 1);
    if (pairs.length > MOST) {
      return Optional.empty();
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (parameters.put(name, value) != null && !name.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(new FormBody(parameters));
  }

  private static String decoded(String text) {
    String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    if (decoded.indexOf(REPLACEMENT) >= 0) {
      throw new IllegalArgumentException("no UTF-8");
    }
    return decoded;
  }

  /** The value of a parameter; empty if it is absent. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** {@code client_secret_post} (RFC 6749 2.3.1). */
  Optional<ClientCredentials> credentials() {
    return value("client_id")
        .flatMap(id -> value("client_secret").map(secret -> new ClientCredentials(id, secret)));
  }

  // The parameters are secrets.
  @Override
  public String toString() {
    return "FormBody[hidden]";
  }
}
