package dev.latchkey.verifier.list;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The public keys of an issuer (RFC 7517). Keys of unknown kinds are left out. Thread-safe. */
public final class IssuerKeys {
  /** Few keys are in use at a time. More headers come only from a server that verifies nothing. */
  private static final int MOST_HEADERS = 64;

  private final Map<String, PublicKey> byId;

  /**
   * Whether the key of this header is one of ours. All tokens of one key have the same header, so
   * it is parsed once.
   */
  private final Map<String, Boolean> byHeader = new ConcurrentHashMap<>();

  private IssuerKeys(Map<String, PublicKey> byId) {
    this.byId = Map.copyOf(byId);
  }

  /**
   * Parses a key set.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static IssuerKeys parse(byte[] json) {
    Map<String, PublicKey> keys = new HashMap<>();
    JsonObject set = Jws.json(json);
    if (!(set.get("keys") instanceof JsonArray array)) {
      throw new IllegalArgumentException("no key set");
    }
    try {
      for (JsonValue value : array) {
        JsonObject key = value.asJsonObject();
        String type = key.getString("kty", "");
        if (type.equals("EC")) {
          keys.put(text(key, "kid"), elliptic(key));
        } else if (type.equals("RSA")) {
          keys.put(text(key, "kid"), rsa(key));
        }
      }
    } catch (ClassCastException | GeneralSecurityException malformed) {
      throw new IllegalArgumentException("no key set", malformed);
    }
    return new IssuerKeys(keys);
  }

  /** The key with this {@code kid}; null if there is none. */
  PublicKey get(String id) {
    return byId.get(id);
  }

  /** Whether the {@code kid} of a token that the server has verified is one of these keys. */
  public boolean haveKeyOf(String token) {
    int end = token == null ? -1 : token.indexOf('.');
    if (end < 0) {
      return false;
    }
    String header = token.substring(0, end);
    Boolean known = byHeader.get(header);
    if (known == null) {
      known = byId.containsKey(idIn(header));
      if (byHeader.size() < MOST_HEADERS) {
        byHeader.put(header, known);
      }
    }
    return known;
  }

  private static String idIn(String header) {
    try {
      return Jws.json(Base64.getUrlDecoder().decode(header)).getString("kid", "");
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static String text(JsonObject key, String name) {
    String text = key.getString(name, "");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a key without " + name);
    }
    return text;
  }

  private static PublicKey elliptic(JsonObject key) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    // The P-256 of RFC 7518 6.2.1.1.
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
    ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
  }

  private static PublicKey rsa(JsonObject key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static BigInteger number(JsonObject key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text(key, name)));
  }
}
