package dev.latchkey.key;

import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys as of one reading of the database, oldest first; immutable. */
public record KeyRing(List<Key> keys, Map<String, JWK> byId, String published) {

  /** Keeps copies that nobody can change. */
  public KeyRing {
    keys = List.copyOf(keys);
    byId = Map.copyOf(byId);
  }

  /** A key that can sign. */
  public record Key(
      int generation, JWK pair, String algorithm, Instant createdAt, Instant signsFrom) {

    /** The id of the key in a token's header. */
    public String kid() {
      return pair.getKeyID();
    }

    // The pair's own text is the private key.
    @Override
    public String toString() {
      return "Key " + pair.getKeyID();
    }
  }

  static KeyRing of(List<Key> keys) {
    String set =
        keys.stream()
            .map(key -> key.pair().toPublicJWK().toJSONString())
            .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    Map<String, JWK> byId =
        keys.stream()
            .collect(Collectors.toUnmodifiableMap(key -> key.pair().getKeyID(), Key::pair));
    return new KeyRing(keys, byId, set);
  }

  /** The newest key whose time to sign has come. */
  public Key signing(Instant now) {
    Key signing = keys.get(0);
    for (Key key : keys) {
      if (!key.signsFrom().isAfter(now)) {
        signing = key;
      }
    }
    return signing;
  }

  public Key newest() {
    return keys.get(keys.size() - 1);
  }

  /** The key of this id, if its signatures count. */
  public Optional<JWK> key(String id) {
    return Optional.ofNullable(id).map(byId::get);
  }

  // The pairs' own text is the private keys.
  @Override
  public String toString() {
    return "KeyRing " + keys;
  }
}
