package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.it.Answer;
import dev.latchkey.nodes.injected.WhoAmIResource;
import dev.latchkey.nodes.injected.WhoIsAnybodyResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More resources in the archive, with {@code @Inject JsonWebToken}; see decision 3. */
class InjectedTokenNodesIT {
  private static final String PASSWORD = "correct horse";

  private static final Cluster CLUSTER = new Cluster(InjectedTokenNodesIT.class);
  private static Node node;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    node = CLUSTER.onTheTestedServer("a").deploying(archive()).start();
    node.api().signUp("injected", PASSWORD);
    token = node.api().token("injected", PASSWORD);
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void the_injected_token_is_the_one_of_this_call() throws ParseException {
    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    Answer answer = node.api().get("/api/who-am-i", token);
    assertThat(answer.text())
        .isEqualTo(
            "injected %s %s %s %d",
            claims.getSubject(),
            claims.getStringClaim("sid"),
            claims.getStringListClaim("groups"),
            claims.getExpirationTime().toInstant().getEpochSecond());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "x")
  void a_call_without_a_live_session_does_not_reach_the_resource(String other) {
    assertThat(node.api().get("/api/who-am-i", other).status()).isEqualTo(401);
  }

  @Test
  void a_token_that_was_not_verified_has_no_claims() {
    assertThat(node.api().get("/api/who-is-anybody", token).text()).isEqualTo("null null null");
  }

  private static Path archive() throws IOException {
    Path more = CLUSTER.folder().resolve("more-resources.war");
    Files.createDirectories(more.getParent());
    ShrinkWrap.createFromZipFile(WebArchive.class, Path.of("target", "latchkey.war").toFile())
        .addClasses(WhoAmIResource.class, WhoIsAnybodyResource.class)
        .as(ZipExporter.class)
        .exportTo(more.toFile());
    return more;
  }
}
