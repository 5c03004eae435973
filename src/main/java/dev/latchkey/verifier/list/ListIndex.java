package dev.latchkey.verifier.list;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;

/** The index of an issuer's lists: {@code GET /status-lists}. */
public final class ListIndex {
  private ListIndex() {}

  /**
   * The URIs in an index. Those of somebody else are left out.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static Set<String> parse(byte[] json, ListAddresses addresses) {
    if (!(Jws.json(json).get("status_lists") instanceof JsonArray uris)) {
      throw new IllegalArgumentException("no index of lists");
    }
    return uris.stream()
        .filter(JsonString.class::isInstance)
        .map(uri -> ((JsonString) uri).getString())
        .filter(addresses::has)
        .collect(Collectors.toUnmodifiableSet());
  }
}
