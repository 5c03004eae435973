package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.it.neighbour.LatchkeyProfile;
import java.io.File;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A token of Latchkey's is good at other services, and can be handed on; see docs/propagation.md.
 */
@LatchkeyIT
class PropagationIT {

  private static final String ISSUER = Api.PUBLIC_URL;

  @Deployment(name = "neighbour", testable = false)
  static WebArchive neighbour() {
    return service("neighbour", ISSUER, "latchkey");
  }

  @Deployment(name = "elsewhere", testable = false)
  static WebArchive serviceThatTrustsAnotherIssuer() {
    return service("elsewhere", "https://login.elsewhere.example", "latchkey");
  }

  @Deployment(name = "payroll", testable = false)
  static WebArchive serviceOfAnotherAudience() {
    return service("payroll", ISSUER, "payroll");
  }

  @Deployment(name = "guarded", testable = false)
  static WebArchive serviceWithTheVerifier() {
    return service("guarded", ISSUER, "latchkey", "latchkey.verifier.issuer=" + ISSUER)
        .addAsLibrary(new File("target/latchkey-verifier.jar"));
  }

  @Test
  void a_service_with_the_verifier_learns_of_the_logout() {
    Api session = NewUser.signedUp().session();
    Api other = NewUser.signedUp().session();
    accepted(session.get("/guarded/me"));
    accepted(other.get("/guarded/me"));
    session.post("/api/logout").ok();
    Answer refused = afterTheTtl(session);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    accepted(other.get("/guarded/me"));
  }

  @Test
  void the_verifier_is_part_of_the_readiness_and_shows_the_age_of_its_lists() {
    accepted(NewUser.signedUp().session().get("/guarded/me"));
    JsonNode check = Api.anyone().get("/health/ready").json().path("checks");
    JsonNode verifier =
        StreamSupport.stream(check.spliterator(), false)
            .filter(one -> one.path("name").textValue().equals("latchkey-verifier"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(check.toString()));
    assertThat(verifier.path("status").textValue()).isEqualTo("UP");
    assertThat(verifier.path("data").path("newest_list_age_seconds").asInt()).isBetween(0, 60);
  }

  @Test
  void the_verifier_counts_what_it_refuses() {
    Api session = NewUser.signedUp().session();
    session.post("/api/logout").ok();
    assertThat(afterTheTtl(session).status()).isEqualTo(401);
    String metrics = Api.anyone().get("/metrics").text();
    assertThat(metrics)
        .containsPattern("latchkey_verifier_refused_total\\{.*} [1-9]")
        .contains("latchkey_verifier_newest_list_age_seconds");
  }

  /** The first answer that is not a 200, within a ttl (2 s) and what a busy machine adds. */
  private static Answer afterTheTtl(Api session) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Answer answer = session.get("/guarded/me");
    while (answer.status() == 200 && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = session.get("/guarded/me");
    }
    return answer;
  }

  @Test
  void a_neighbour_accepts_the_token_and_knows_the_user_by_name() {
    NewUser user = NewUser.signedUp();
    Answer answer = accepted(user.session().get("/neighbour/me"));
    assertThat(answer.json().path("upn").textValue()).isEqualTo(user.username());
  }

  @Test
  void a_call_without_a_token_is_refused_by_the_neighbour() {
    assertThat(Api.anyone().get("/neighbour/me").status()).isEqualTo(401);
    assertThat(Api.anyone().get("/neighbour/profile").status()).isEqualTo(401);
  }

  // A token that nobody on this server has seen: Open Liberty remembers those that one application
  // has verified, and lets them into the others without asking again.
  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere/me", "/payroll/me"})
  void a_service_of_another_issuer_or_audience_refuses_the_token(String path) {
    assertThat(NewUser.signedUp().session().get(path).status()).isEqualTo(401);
  }

  @Test
  void the_same_claims_signed_by_somebody_else_are_refused() throws Exception {
    NewUser user = NewUser.signedUp();
    String forged = signedBySomebodyElse(user.token());
    assertThat(user.api().bearing(forged).get("/neighbour/me").status()).isEqualTo(401);
  }

  @Test
  void a_user_without_the_role_is_forbidden() {
    assertThat(NewUser.signedUp().session().get("/neighbour/books").status()).isEqualTo(403);
  }

  @Test
  void the_neighbour_hands_the_token_on_and_sees_the_callers_profile() {
    NewUser user = NewUser.signedUp();
    Answer handedOn = accepted(user.session().get("/neighbour/profile"));
    assertThat(handedOn.json().path("user").path("email").textValue()).isEqualTo(user.email());
    assertThat(handedOn.json().path("user").path("username").textValue())
        .isEqualTo(user.username());
  }

  @Test
  void after_the_logout_the_handed_on_token_is_refused_by_latchkey() {
    Api session = NewUser.signedUp().session();
    accepted(session.get("/neighbour/profile"));
    session.post("/api/logout").ok();
    assertThat(session.get("/neighbour/profile").status()).isEqualTo(401);
  }

  @Test
  void a_neighbour_that_does_not_ask_learns_of_the_logout_when_the_token_expires() {
    Api session = NewUser.signedUp().session();
    session.post("/api/logout").ok();
    accepted(session.get("/neighbour/me"));
  }

  private static Answer accepted(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static WebArchive service(String name, String issuer, String audience, String... more) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addPackage(LatchkeyProfile.class.getPackage())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsResource(
            new StringAsset(settings(issuer, audience) + "\n" + String.join("\n", more)),
            "META-INF/microprofile-config.properties");
  }

  private static String settings(String issuer, String audience) {
    return String.join(
        "\n",
        "mp.jwt.verify.publickey.location=" + Api.BASE + "/.well-known/jwks.json",
        "mp.jwt.verify.issuer=" + issuer,
        "mp.jwt.verify.audiences=" + audience,
        "mp.jwt.verify.publickey.algorithm=ES256",
        "latchkey/mp-rest/url=" + Api.BASE,
        "org.eclipse.microprofile.rest.client.propagateHeaders=Authorization");
  }

  private static String signedBySomebodyElse(String token) throws JOSEException, ParseException {
    SignedJWT original = SignedJWT.parse(token);
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    JWSHeader header = new JWSHeader.Builder(original.getHeader()).build();
    SignedJWT forged = new SignedJWT(header, original.getJWTClaimsSet());
    forged.sign(new ECDSASigner(key));
    return forged.serialize();
  }
}
