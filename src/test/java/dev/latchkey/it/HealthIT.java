package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load balancer and an operator look at. */
@LatchkeyIT
class HealthIT {
  private final Api anyone = Api.anyone();

  @ParameterizedTest
  @ValueSource(strings = {"started", "live", "ready"})
  void a_server_that_is_well_says_so(String kind) {
    Answer answer = anyone.get("/health/" + kind);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").textValue()).isEqualTo("UP");
    assertThat(answer.json().path("checks").size()).isEqualTo(1);
  }

  @Test
  void readiness_says_what_it_has_looked_at() {
    JsonNode data = anyone.get("/health/ready").json().path("checks").path(0).path("data");
    assertThat(data.path("database").textValue()).isEqualTo("up");
    assertThat(data.path("keys").textValue()).isEqualTo("up");
    assertThat(data.path("hashing").textValue()).isIn("libsodium", "bouncycastle");
    // Payara writes numbers as text.
    assertThat(data.path("hashing_lanes").asInt()).isPositive();
    assertThat(data.path("draining").booleanValue()).isFalse();
  }
}
