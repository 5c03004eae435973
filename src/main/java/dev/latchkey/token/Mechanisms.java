package dev.latchkey.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

/** Makes what Payara asks for by its class, and shows it under no type that a server looks for. */
@ApplicationScoped
public class Mechanisms {

  /** The mechanism that {@code web.xml} names. */
  @Produces
  @Singleton
  @Typed(BearerMechanism.class)
  public BearerMechanism bearer() {
    return new BearerMechanism();
  }
}
