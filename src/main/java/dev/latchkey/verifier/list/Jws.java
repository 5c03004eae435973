package dev.latchkey.verifier.list;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;

/**
 * A compact JWS (RFC 7515).
 *
 * @param signed the text that the signature covers
 */
public record Jws(JsonObject header, JsonObject claims, String signed, String signature) {
  /** Made once: each use of {@code Json} looks for a provider by the thread's class loader. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /** The names of Java's algorithms. ES256 signatures are the two numbers, without ASN.1. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("ES256", "SHA256withECDSAinP1363Format", "RS256", "SHA256withRSA");

  /**
   * Parses a token. Checks no signature.
   *
   * @throws IllegalArgumentException if the text is no JWS
   */
  static Jws parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a compact JWS");
    }
    return new Jws(json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], parts[2]);
  }

  private static JsonObject json(String part) {
    return json(Base64.getUrlDecoder().decode(part));
  }

  /**
   * Parses a JSON object.
   *
   * @throws IllegalArgumentException if the bytes are no JSON object
   */
  public static JsonObject json(byte[] bytes) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw new IllegalArgumentException("no JSON object", malformed);
    }
  }

  /** Whether this key has signed the token, with the algorithm of its header. */
  boolean isSignedBy(PublicKey key) {
    String algorithm = ALGORITHMS.get(header.getString("alg", ""));
    try {
      Signature check = Signature.getInstance(String.valueOf(algorithm));
      // Fails if the key is of another kind than the algorithm.
      check.initVerify(key);
      check.update(signed.getBytes(StandardCharsets.US_ASCII));
      return check.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException refused) {
      return false;
    }
  }
}
