package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata, as clients discover it. */
@LatchkeyIT
class MetadataIT {

  @ParameterizedTest
  @ValueSource(strings = {"oauth-authorization-server", "openid-configuration"})
  void the_metadata_names_what_exists_and_nothing_else(String document) {
    Answer answer = Api.anyone().get("/.well-known/" + document);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode metadata = answer.json();
    assertThat(answer.keys())
        .containsExactly(
            "issuer",
            "jwks_uri",
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "status_list_aggregation_endpoint",
            "id_token_signing_alg_values_supported",
            "subject_types_supported",
            "response_types_supported");
    assertThat(metadata.path("issuer").textValue()).isEqualTo(Api.PUBLIC_URL);
    assertThat(metadata.path("jwks_uri").textValue())
        .isEqualTo(Api.PUBLIC_URL + "/.well-known/jwks.json");
    assertThat(metadata.path("id_token_signing_alg_values_supported").toString())
        .isEqualTo("[\"ES256\"]");
    for (String endpoint : new String[] {"introspection_endpoint", "revocation_endpoint"}) {
      assertThat(metadata.path(endpoint).textValue()).startsWith(Api.PUBLIC_URL + "/oauth/");
      assertThat(metadata.path(endpoint + "_auth_methods_supported").toString())
          .isEqualTo("[\"client_secret_basic\",\"client_secret_post\"]");
    }
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("ETag")).isNotNull();
  }

  @Test
  void the_addresses_in_it_answer() {
    JsonNode metadata = Api.anyone().get("/.well-known/openid-configuration").json();
    for (String name : new String[] {"jwks_uri", "status_list_aggregation_endpoint"}) {
      String address = metadata.path(name).textValue();
      assertThat(Api.anyone().get(address.substring(Api.PUBLIC_URL.length())).status())
          .as(name)
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/x", "/openid-configuration"})
  void a_path_that_the_issuer_does_not_have_is_a_404(String path) {
    Answer answer = Api.anyone().get("/.well-known/oauth-authorization-server" + path);
    assertThat(answer.status()).isEqualTo(404);
  }
}
