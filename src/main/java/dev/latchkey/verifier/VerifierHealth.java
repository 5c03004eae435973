package dev.latchkey.verifier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows whether the verifier can decide. It is down only with {@code on-failure=closed} and without
 * a valid list of any issuer. A server without MicroProfile Health never loads this class: see
 * {@code META-INF/beans.xml}.
 */
@Readiness
@ApplicationScoped
public class VerifierHealth implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    return response(Condition.of(Verifier.ofThisApplication(), Clock.systemUTC()));
  }

  private static HealthCheckResponse response(Condition condition) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("latchkey-verifier").status(condition.ready());
    condition.age().ifPresent(age -> response.withData("newest_list_age_seconds", age.toSeconds()));
    condition.pushed().ifPresent(open -> response.withData("push_connected", open));
    if (!condition.uninformed().isEmpty()) {
      response.withData("without_a_list", String.join(" ", condition.uninformed()));
    }
    return response.build();
  }
}
