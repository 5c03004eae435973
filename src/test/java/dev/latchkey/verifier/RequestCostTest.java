package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.latchkey.verifier.list.Verdict;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/**
 * What a request costs. A benchmark depends on the machine, so this counts bytes: code that parses
 * JSON or a URI for each request needs thousands of them.
 */
class RequestCostTest {
  private static final int REQUESTS = 20_000;

  /** The measured figure is 172. */
  private static final long MOST_BYTES = 600;

  /** A token that allocates nothing itself. */
  private record Fixed(String issuer, String raw, JsonObject status, Long expiry)
      implements JsonWebToken {
    @Override
    public String getName() {
      return "johndoe";
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T)
          switch (name) {
            case "iss" -> issuer;
            case "raw_token" -> raw;
            case "status" -> status;
            case "exp" -> expiry;
            default -> null;
          };
    }
  }

  private static Fixed tokenOf(Issuer issuer, int serial) {
    String header =
        Base64.getUrlEncoder().encodeToString("{\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8));
    return new Fixed(
        issuer.url(),
        header + "." + "x".repeat(600) + serial + ".c2ln",
        Json.createObjectBuilder()
            .add(
                "status_list",
                Json.createObjectBuilder()
                    .add("idx", 8 + serial % 50)
                    .add("uri", issuer.url() + Issuer.LIST))
            .build(),
        Long.MAX_VALUE / 2);
  }

  @Test
  void a_request_parses_nothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Guarded service = Guarded.closed(new Issuer().announced())) {
      service.await(service::isReady);
      Fixed[] tokens = new Fixed[200];
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] = tokenOf(service.issuer, i);
        assertThat(service.verdictOn(tokens[i])).isEqualTo(Verdict.VALID);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < REQUESTS; i++) {
        service.verifier.verdictOn(tokens[i % tokens.length]);
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(bytes / REQUESTS).isLessThan(MOST_BYTES);
    }
  }
}
