package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the API says what the code does. */
@LatchkeyIT
class OpenApiIT {
  /** The public documents. They are servlets, not resources. */
  private static final Set<String> DOCUMENTS =
      Set.of(
          "get /.well-known/jwks.json",
          "get /.well-known/openid-configuration",
          "get /oauth/revocations",
          "get /status-lists",
          "get /status-lists/{id}",
          "post /oauth/introspect",
          "post /oauth/revoke");

  private final JsonNode document = Api.anyone().get("/openapi?format=JSON").json();

  @Test
  void every_call_is_in_the_document_and_nothing_else() {
    Set<String> calls = new TreeSet<>(calls().keySet());
    calls.addAll(DOCUMENTS);
    Set<String> documented = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> documented.add(method + " " + path.getKey())));
    assertThat(documented).isEqualTo(calls);
  }

  @Test
  void every_call_documents_its_success_and_its_errors_in_json() {
    calls()
        .forEach(
            (call, method) -> {
              JsonNode responses = operation(call).path("responses");
              assertThat(responses.has("200")).as(call).isTrue();
              assertThat(responses.has("500")).as(call).isTrue();
              assertThat(responses.has("503")).as(call).isTrue();
              assertThat(responses.has("401"))
                  .as(call)
                  .isEqualTo(isProtected(method) || takesPassword(call));
              // The one exception of the contract (section 4).
              boolean lines = call.endsWith(" /api/admin/export");
              responses
                  .properties()
                  .forEach(
                      response ->
                          assertThat(isJson(response.getValue()))
                              .as(call)
                              .isEqualTo(!lines || !response.getKey().equals("200")));
            });
  }

  @Test
  void a_call_asks_for_a_token_in_the_document_where_it_does_in_the_code() {
    calls()
        .forEach(
            (call, method) ->
                assertThat(operation(call).path("security").size() > 0)
                    .as(call)
                    .isEqualTo(isProtected(method)));
  }

  @Test
  void the_page_with_a_slash_at_its_end_is_the_page_without() {
    Answer moved = Api.anyone().get("/openapi/ui/");
    assertThat(moved.status()).isEqualTo(308);
    assertThat(moved.header("Location")).endsWith("../ui");
  }

  @Test
  void the_document_has_a_page_to_read_it() {
    Answer page = Api.anyone().with("Accept", "text/html").get("/openapi/ui");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
  }

  @Test
  void it_is_served_as_it_was_written() throws IOException {
    Answer yaml = Api.anyone().get("/openapi");
    assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
    assertThat(yaml.text())
        .isEqualTo(
            Files.readString(java.nio.file.Path.of("src/main/resources/META-INF/openapi.yaml")));
    assertThat(Api.anyone().with("Accept", "application/json").get("/openapi").json())
        .isEqualTo(document);
  }

  @Test
  void a_call_documents_the_400_of_a_header_that_cannot_be_read() {
    calls()
        .forEach(
            (call, method) ->
                assertThat(operation(call).path("responses").has("400")).as(call).isTrue());
  }

  @Test
  void the_keys_document_no_406_for_they_never_answer_one() {
    assertThat(operation("get /.well-known/jwks.json").path("responses").has("406")).isFalse();
    assertThat(Api.anyone().with("Accept", "text/html").get("/.well-known/jwks.json").status())
        .isEqualTo(200);
  }

  private JsonNode operation(String call) {
    int space = call.indexOf(' ');
    return document.path("paths").path(call.substring(space + 1)).path(call.substring(0, space));
  }

  private boolean isJson(JsonNode response) {
    String reference = response.path("$ref").asText();
    JsonNode found =
        reference.isEmpty() ? response : document.at(reference.substring(reference.indexOf('/')));
    return found.path("content").has("application/json");
  }

  private static boolean takesPassword(String call) {
    return call.endsWith("/login") || call.endsWith("/verify_email");
  }

  static boolean isProtected(Method method) {
    return !method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
  }

  static Map<String, Method> calls() {
    Map<String, Method> calls = new TreeMap<>();
    Resources.all()
        .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
        .forEach(
            method ->
                httpMethod(method).forEach(verb -> calls.put(verb + " " + path(method), method)));
    return calls;
  }

  private static Stream<String> httpMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT));
  }

  private static String path(Method method) {
    String base = method.getDeclaringClass().getAnnotation(Path.class).value();
    Path own = method.getAnnotation(Path.class);
    String path =
        base + (own == null || base.isEmpty() ? "" : "/") + (own == null ? "" : own.value());
    // The document names a parameter without its pattern.
    return "/api/" + path.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
  }
}
