package dev.latchkey.operation;

import dev.latchkey.token.KeyRotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether this node has come up: migrations done, keys open; in that order, so keys tell both. */
@Startup
@ApplicationScoped
public class Started implements HealthCheck {
  @Inject private KeyRotation keys;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("latchkey-started").status(keys.isOpen()).build();
  }
}
