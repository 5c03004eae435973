package dev.latchkey.verifier;

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

/** The public keys of an issuer (RFC 7517), by {@code kid}. Keys of unknown kinds are left out. */
record IssuerKeys(Map<String, PublicKey> byId) {
  IssuerKeys {
    byId = Map.copyOf(byId);
  }

  /**
   * Parses a key set.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static IssuerKeys parse(byte[] json) {
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
