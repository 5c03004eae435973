package dev.latchkey.faults.guarded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/** A service with the verifier. */
@ApplicationScoped
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT")
public class GuardedApplication extends Application {
  /** A list of classes turns off the search for others. The verifier must be found all the same. */
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(GuardedResource.class);
  }
}
