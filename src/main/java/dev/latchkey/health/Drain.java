package dev.latchkey.health;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the operator is draining this node. The readiness check then fails, so that the load
 * balancer sends no more requests. The node still serves the requests that arrive until it is
 * stopped.
 */
@ApplicationScoped
public class Drain {
  private volatile boolean asked;

  public void ask() {
    asked = true;
  }

  boolean isAsked() {
    return asked;
  }
}
