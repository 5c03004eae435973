package dev.latchkey.health;

import dev.latchkey.runtime.ServerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether this node has started. If not, the data says what it waits for. */
@Startup
@ApplicationScoped
public class StartupCheck implements HealthCheck {
  @Inject private ServerState state;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("latchkey-started")
        .withData("state", state.words())
        .status(state.isReady())
        .build();
  }
}
