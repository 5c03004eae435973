package dev.latchkey.verifier;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Puts {@link StatusFilter} in front of every resource. Jakarta REST 3.1 finds it by {@code
 * META-INF/services}, also in an application that lists its classes. The annotation is for servers
 * that do not look there.
 */
@Provider
public class StatusFeature implements DynamicFeature {
  /** After the authentication, before the authorization. */
  private static final int PRIORITY = Priorities.AUTHENTICATION + 100;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(new StatusFilter(Verifier.ofThisApplication()), PRIORITY);
  }
}
