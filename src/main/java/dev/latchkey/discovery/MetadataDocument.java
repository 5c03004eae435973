package dev.latchkey.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.document.PublicDocument;
import dev.latchkey.json.Json;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.runtime.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The metadata as it is served. It depends only on settings, so it is made once. */
@ApplicationScoped
public class MetadataDocument {
  private static final String CACHING = "public, max-age=300";

  @Inject private TokenSettings tokens;
  @Inject private Settings settings;

  private PublicDocument document;

  @PostConstruct
  void make() {
    ServerMetadata metadata =
        ServerMetadata.of(tokens.issuer(), settings.publicUrl(), tokens.algorithm());
    try {
      byte[] json = Json.mapper().writeValueAsBytes(metadata);
      document = new PublicDocument("application/json", CACHING, json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of texts that is no JSON", impossible);
    }
  }

  PublicDocument document() {
    return document;
  }
}
