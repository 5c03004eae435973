package dev.latchkey.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * The JSON API under {@code /api}. A call needs a live session unless its class has
 * {@code @PermitAll}.
 */
@ApplicationScoped
@ApplicationPath("/api")
public class LatchkeyApplication extends Application {
  /**
   * Turns off Payara's WADL, which it would serve at {@code /api/application.wadl} and in response
   * to {@code OPTIONS}. The API is documented under {@code /openapi}.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
