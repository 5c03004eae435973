package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The operator of the tested server, and the clients that it registers. */
final class Operator {
  /** Set in the POM. */
  static final String TOKEN = "only-the-tests-know-this-operator-token";

  private static final String FORM = "application/x-www-form-urlencoded";

  private Operator() {}

  static Api api() {
    return Api.anyone().bearing(TOKEN);
  }

  static String account(NewUser user) {
    long id = user.session().get("/api/profile").ok().json().path("user").path("id").longValue();
    return "/api/admin/accounts/" + id;
  }

  /** A registered service. */
  record Client(String id, String secret) {
    static Client with(String... permissions) {
      JsonNode answer =
          Operator.api()
              .post(
                  "/api/admin/clients", Map.of("name", "shop", "permissions", List.of(permissions)))
              .ok()
              .json();
      return new Client(
          answer.path("client_id").textValue(), answer.path("client_secret").textValue());
    }

    String basic() {
      String pair = id + ":" + secret;
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    Api api() {
      return Api.anyone().with("Authorization", basic());
    }

    Answer introspect(String token) {
      return post(api(), "/oauth/introspect", "token=" + encoded(token));
    }

    Answer revoke(String token) {
      return post(api(), "/oauth/revoke", "token=" + encoded(token));
    }
  }

  static Answer post(Api api, String path, String form) {
    return api.send("POST", path, FORM, form.getBytes(UTF_8));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
