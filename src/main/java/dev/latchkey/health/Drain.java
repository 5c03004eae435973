package dev.latchkey.health;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the operator wants this node to be sent no more requests; it goes on serving those that
 * come, until the load balancer has noticed and the node is stopped.
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
