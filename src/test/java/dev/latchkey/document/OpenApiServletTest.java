package dev.latchkey.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.json.Json;
import dev.latchkey.web.Exchange;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document is served as it was written, and its examples keep their own schemas. */
class OpenApiServletTest {
  private final JsonNode document = document();

  private static JsonNode document() {
    try (InputStream yaml = OpenApiServlet.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return Json.mapper().readTree(OpenApiServlet.toJson(yaml.readAllBytes()));
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Exchange get(String path) throws Exception {
    return new Exchange("GET", "/openapi", path)
        .with("getParameter", "format", "json")
        .through(new OpenApiServlet());
  }

  @Test
  void a_null_in_an_example_is_a_null_in_what_is_served() throws Exception {
    JsonNode served = Json.mapper().readTree(get(null).body());
    JsonNode user =
        served.at(
            "/paths/~1api~1signup/post/responses/200/content/application~1json/examples/least/value/user");
    assertThat(user.has("full_name")).isTrue();
    assertThat(user.path("full_name").isNull()).isTrue();
  }

  @Test
  void every_example_has_what_its_schema_requires_and_of_the_type_that_it_says() {
    Map<String, JsonNode> checked = new TreeMap<>();
    findMedia("", document, checked);
    assertThat(checked).hasSizeGreaterThan(20);
    checked.forEach(
        (path, media) ->
            examplesOf(media)
                .forEach((name, value) -> fits(path + " " + name, value, media.path("schema"))));
  }

  private void findMedia(String path, JsonNode node, Map<String, JsonNode> found) {
    if (node instanceof ObjectNode object
        && object.has("schema")
        && !object.has("in")
        && (object.has("example") || object.has("examples"))) {
      found.put(path, object);
    }
    node.properties()
        .forEach(child -> findMedia(path + "/" + child.getKey(), child.getValue(), found));
  }

  private Map<String, JsonNode> examplesOf(JsonNode media) {
    Map<String, JsonNode> examples = new TreeMap<>();
    if (media.has("example")) {
      examples.put("example", media.path("example"));
    }
    media
        .path("examples")
        .properties()
        .forEach(one -> examples.put(one.getKey(), resolved(one.getValue()).path("value")));
    return examples;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(document.at(node.path("$ref").textValue().substring(1)))
        : node;
  }

  private void fits(String where, JsonNode value, JsonNode reference) {
    JsonNode schema = resolved(reference);
    schema.path("allOf").forEach(part -> fits(where, value, part));
    if (value.isNull()) {
      assertThat(schema.path("nullable").booleanValue()).as(where).isTrue();
      return;
    }
    assertThat(isOfType(value, schema.path("type").asText(""))).as(where + " " + value).isTrue();
    schema
        .path("required")
        .forEach(
            name -> assertThat(value.has(name.textValue())).as(where + " lacks " + name).isTrue());
    schema.path("properties").properties().stream()
        .filter(property -> value.has(property.getKey()))
        .forEach(
            property ->
                fits(
                    where + "." + property.getKey(),
                    value.path(property.getKey()),
                    property.getValue()));
    if (value.isArray() && schema.has("items")) {
      value.forEach(item -> fits(where + "[]", item, schema.path("items")));
    }
  }

  private static boolean isOfType(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }

  @Test
  void no_schema_has_a_name_that_generators_take_for_their_own() {
    assertThat(document.at("/components/schemas").fieldNames())
        .toIterable()
        .isNotEmpty()
        .doesNotContain("Error", "Exception", "Object", "String", "Response", "Request");
  }

  @ParameterizedTest
  @CsvSource({
    ",200,application/json",
    "/,200,application/json",
    "/ui,200,text/html;charset=UTF-8",
    "/ui/,308,",
    "/x,404,application/json",
    "/ui/x,404,application/json",
    "/application.wadl,404,application/json"
  })
  void only_the_document_and_its_page_are_served(String path, int status, String type)
      throws Exception {
    Exchange answer = get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
  }

  @Test
  void by_default_it_is_the_yaml_as_written() throws Exception {
    Exchange answer = new Exchange("GET", "/openapi", null).through(new OpenApiServlet());
    assertThat(answer.header("Content-Type")).isEqualTo("application/yaml;charset=UTF-8");
    assertThat(answer.body()).startsWith("openapi: 3.0.3\n");
    assertThat(answer.header("ETag")).isNotBlank();
  }
}
