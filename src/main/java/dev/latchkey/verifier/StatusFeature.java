package dev.latchkey.verifier;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Puts {@link StatusFilter} in front of every resource. Jakarta REST 3.1 finds it by {@code
 * META-INF/services}, also in an application that lists its classes. Quarkus finds it by its
 * annotation only.
 */
@Provider
public class StatusFeature implements DynamicFeature {
  /** Open Liberty authenticates only while it authorizes, so the caller is known after that. */
  private static final int PRIORITY = Priorities.AUTHORIZATION + 100;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    // A server that looks for both may find this feature twice.
    if (!context.getConfiguration().isRegistered(StatusFilter.class)) {
      context.register(new StatusFilter(Verifier.ofThisApplication()), PRIORITY);
    }
  }
}
