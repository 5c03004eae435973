package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The many spellings of one token that still verify: none of them outlives its session. */
@LatchkeyIT
class ReencodedTokenIT {
  private static final String PROFILE = "/api/profile";

  /** The order n of P-256 (FIPS 186-5; SEC 2 2.4.2). */
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final NewUser user = NewUser.signedUp();
  private final Api anyone = Api.anyone();

  @Test
  void another_spelling_than_base64url_without_padding_is_refused() {
    String token = withBothAlphabets();
    Jwt jwt = Jwt.of(token);
    String standard = jwt.signature().replace('-', '+').replace('_', '/');
    for (String spelled :
        List.of(
            token + "==",
            token.replace(".", "=."),
            jwt.signed() + "." + standard,
            jwt.signed() + "." + stray(jwt, "$"),
            jwt.signed() + "." + stray(jwt, "%"),
            jwt.signed() + "." + stray(jwt, "*"),
            token + " x",
            token + ",x",
            token + ";x",
            "x " + token,
            "\"" + token + "\"")) {
      anyone.bearing(spelled).get(PROFILE).tokenRefused();
    }
    anyone.bearing(token).get(PROFILE).ok();
  }

  /** A signature with a character that lenient decoders skip. */
  private static String stray(Jwt jwt, String character) {
    String signature = jwt.signature();
    return signature.substring(0, 40) + character + signature.substring(40);
  }

  @Test
  void another_signature_of_the_same_claims_dies_with_the_session() {
    String token = user.token();
    List<String> variants = variants(token).toList();
    assertThat(variants).doesNotHaveDuplicates().doesNotContain(token);
    // Each of them may be let through while the session lives: it says what the token says.
    variants.forEach(
        variant -> assertThat(anyone.bearing(variant).get(PROFILE).status()).isIn(200, 401));
    anyone.bearing(token).post("/api/logout").ok();
    anyone.bearing(token).get(PROFILE).tokenRefused();
    variants.forEach(variant -> anyone.bearing(variant).get(PROFILE).tokenRefused());
  }

  @Test
  void logging_out_by_another_signature_ends_the_session_of_the_token() {
    String token = user.token();
    String mirrored = mirrored(token);
    int status = anyone.bearing(mirrored).post("/api/logout").status();
    assertThat(status).isIn(200, 401);
    assertThat(anyone.bearing(token).get(PROFILE).status()).isEqualTo(status == 200 ? 401 : 200);
  }

  private static Stream<String> variants(String token) {
    return Stream.of(
        mirrored(token),
        unusedBits(token, 1),
        unusedBits(token, 15),
        unusedBits(mirrored(token), 5));
  }

  /** For every ECDSA signature (r, s) that verifies, (r, n - s) verifies too. */
  private static String mirrored(String token) {
    Jwt jwt = Jwt.of(token);
    byte[] signature = Base64.getUrlDecoder().decode(jwt.signature());
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] other = ORDER.subtract(s).toByteArray();
    Arrays.fill(signature, 32, 64, (byte) 0);
    int length = Math.min(32, other.length);
    System.arraycopy(other, other.length - length, signature, 64 - length, length);
    return jwt.signed() + "." + Jwt.base64(signature);
  }

  /** 64 bytes are 86 characters, four bits of which mean nothing. */
  private static String unusedBits(String token, int bits) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt((last & 0x30) | bits);
  }

  /** A token whose signature would look different in base64's standard alphabet. */
  private String withBothAlphabets() {
    return Stream.generate(user::token)
        .limit(20)
        .filter(token -> Jwt.of(token).signature().matches(".*[-_].*"))
        .findFirst()
        .orElseThrow();
  }
}
