package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.key.StolenKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

/**
 * Signs any token, even a malformed one. It can use the server's private key, so that the token is
 * wrong in one point only, or a key of its own.
 */
record Forger(ECKey key) {
  /** The {@code LATCHKEY_SECRET} of the tested server. */
  static final String SECRET = "a secret that only the tests know, and no server has";

  /** A forger with the server's signing key, from a stolen database and secret. */
  static Forger withTheServersKey() {
    try (StolenDatabase database = StolenDatabase.now()) {
      List<String> row =
          database.rows("select kid, sealed_jwk from signing_key order by generation").get(0);
      return new Forger(StolenKey.open(row.get(0), row.get(1), SECRET).toECKey());
    }
  }

  /** The token with a new signature. */
  String sign(Jwt token) {
    return sign(token.header().toString(), token.claims().toString());
  }

  /** A token of these two texts. */
  String sign(String header, String claims) {
    String signed = Jwt.base64(header.getBytes(UTF_8)) + "." + Jwt.base64(claims.getBytes(UTF_8));
    return signed + "." + Jwt.base64(signature(signed));
  }

  private byte[] signature(String signed) {
    try {
      PrivateKey secret = key.toPrivateKey();
      // RFC 7518 3.4: R and S, concatenated, 32 bytes each.
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(secret);
      signature.update(signed.getBytes(US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
