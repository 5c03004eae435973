package dev.latchkey.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.client.OAuthPaths;
import dev.latchkey.revocation.StatusList;
import java.util.List;

/**
 * Authorization server metadata (RFC 8414, section 2) and an OpenID provider's configuration
 * (OpenID Connect Discovery 1.0, section 3). There is no endpoint for tokens or authorization, so
 * none is named. {@code response_types_supported} is required, and must not be empty: the value is
 * the one that Kubernetes publishes for the same reason.
 */
record ServerMetadata(
    String issuer,
    @JsonProperty("jwks_uri") String keys,
    @JsonProperty("introspection_endpoint") String introspection,
    @JsonProperty("introspection_endpoint_auth_methods_supported") List<String> introspectionAuth,
    @JsonProperty("revocation_endpoint") String revocation,
    @JsonProperty("revocation_endpoint_auth_methods_supported") List<String> revocationAuth,
    @JsonProperty("status_list_aggregation_endpoint") String statusLists,
    @JsonProperty("id_token_signing_alg_values_supported") List<String> algorithms,
    @JsonProperty("subject_types_supported") List<String> subjectTypes,
    @JsonProperty("response_types_supported") List<String> responseTypes) {

  private static final List<String> CLIENT_AUTH =
      List.of("client_secret_basic", "client_secret_post");

  ServerMetadata {
    introspectionAuth = List.copyOf(introspectionAuth);
    revocationAuth = List.copyOf(revocationAuth);
    algorithms = List.copyOf(algorithms);
    subjectTypes = List.copyOf(subjectTypes);
    responseTypes = List.copyOf(responseTypes);
  }

  static ServerMetadata of(String issuer, String publicUrl, String algorithm) {
    return new ServerMetadata(
        issuer,
        publicUrl + "/.well-known/jwks.json",
        publicUrl + OAuthPaths.INTROSPECT,
        CLIENT_AUTH,
        publicUrl + OAuthPaths.REVOKE,
        CLIENT_AUTH,
        publicUrl + StatusList.PATH,
        List.of(algorithm),
        List.of("public"),
        List.of("id_token"));
  }
}
