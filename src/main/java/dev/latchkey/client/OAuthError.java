package dev.latchkey.client;

import dev.latchkey.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** The refusals of these endpoints, in the shape of RFC 6749 5.2. */
public enum OAuthError {
  /** The client is not recognized. */
  INVALID_CLIENT(HttpServletResponse.SC_UNAUTHORIZED),
  /** A parameter is missing or malformed. */
  INVALID_REQUEST(HttpServletResponse.SC_BAD_REQUEST),
  /** The client lacks the permission. */
  UNAUTHORIZED_CLIENT(HttpServletResponse.SC_BAD_REQUEST);

  private final int status;

  OAuthError(int status) {
    this.status = status;
  }

  /** Answers with this error. */
  public void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (this == INVALID_CLIENT) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"latchkey\", charset=\"UTF-8\"");
    }
    Json.write(Map.of("error", name().toLowerCase(Locale.ROOT)), response);
  }
}
