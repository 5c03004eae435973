package dev.latchkey.runtime;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The JSON API under {@code /api}. The container verifies the MicroProfile JWT of a protected call.
 */
// @ApplicationScoped: without it Payara cannot inject JsonWebToken.
@ApplicationScoped
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles(LatchkeyApplication.USER)
public class LatchkeyApplication extends Application {
  /** The role that every account has. */
  public static final String USER = "user";

  /**
   * Payara's JAX-RS would serve a description of its own at {@code /api/application.wadl} and in
   * answer to {@code OPTIONS}; the document of the API is the one under {@code /openapi}.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
