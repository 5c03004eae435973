package dev.latchkey.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.it.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the API, on one node or through a load balancer. */
public final class Api {
  private static final Pattern RESET_LINK =
      Pattern.compile("/reset-password#token=([A-Za-z0-9_-]+)");

  private final dev.latchkey.it.Api client;

  /** The API at this address. */
  public Api(URI base) {
    this.client = dev.latchkey.it.Api.at(base);
  }

  /** A client for calls that this class does not have. */
  public dev.latchkey.it.Api client() {
    return client;
  }

  /** Signs up an account. Its email is derived from its name. */
  public Answer signUp(String username, String password) {
    return post(
        "/api/signup",
        null,
        Map.of("username", username, "email", email(username), "password", password));
  }

  public static String email(String username) {
    return username + "@example.com";
  }

  public Answer logIn(String username, String password) {
    return post("/api/login", null, Map.of("username", username, "password", password));
  }

  /** The token of a login that must succeed. */
  public String token(String username, String password) {
    Answer answer = logIn(username, password);
    if (!answer.isOk()) {
      throw new IllegalStateException("login of " + username + ": " + answer);
    }
    return answer.json().path("token").asText();
  }

  public Answer profile(String token) {
    return get("/api/profile", token);
  }

  public Answer logOut(String token) {
    return post("/api/logout", token, Map.of());
  }

  public Answer forgotPassword(String email) {
    return post("/api/forgot-password", null, Map.of("email", email));
  }

  public Answer changePassword(String token, String current, String next) {
    return post(
        "/api/change_password", token, Map.of("current_password", current, "new_password", next));
  }

  /** The reset token that was mailed to this address, if a mail has arrived. */
  public Optional<String> mailedToken(String email) {
    for (JsonNode mail : get("/dev/mailbox.json?to=" + email, null).json().path("mails")) {
      Matcher link = RESET_LINK.matcher(mail.path("text").asText());
      if (link.find()) {
        return Optional.of(link.group(1));
      }
    }
    return Optional.empty();
  }

  public Answer resetPassword(String token, String next) {
    return post("/api/reset-password", null, Map.of("token", token, "new_password", next));
  }

  /** An operator's call, such as {@code drain}. */
  public Answer operate(String what) {
    return operator().post("/api/admin/" + what);
  }

  /** Calls of the operator. */
  public dev.latchkey.it.Api operator() {
    return client.bearing(Cluster.OPERATOR_TOKEN);
  }

  /** Whether the node reports that it is ready. */
  public boolean isReady() {
    return serves("/health/ready");
  }

  /** Whether this public path returns a 200. */
  public boolean serves(String path) {
    try {
      return get(path, null).isOk();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  public Answer get(String path, String token) {
    return bearing(token).get(path);
  }

  public Answer delete(String path, String token) {
    return bearing(token).delete(path);
  }

  public Answer post(String path, String token, Map<String, ?> body) {
    return bearing(token).post(path, body);
  }

  private dev.latchkey.it.Api bearing(String token) {
    return token == null ? client : client.bearing(token);
  }
}
