package dev.latchkey.runtime;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether this node serves requests, and if not, what it waits for, why it refused to start or why
 * it is out of service. While it is not ready, every call is answered with 503.
 */
@ApplicationScoped
public class ServerState {
  private volatile boolean ready;
  private volatile String words = "starting";

  /** Whether calls are served. */
  public boolean isReady() {
    return ready;
  }

  /** The state in words for an operator: "ready", or why calls are not served. */
  public String words() {
    return words;
  }

  /** Says what the start waits for. */
  public void waitsFor(String what) {
    words = "waiting: " + what;
  }

  /** The start is over: this node will not serve. */
  public void refused(String why) {
    words = "refused: " + why;
  }

  /** This node has started, but must not serve now. */
  public void outOfService(String why) {
    words = "out of service: " + why;
    ready = false;
  }

  /** From now on calls are served. */
  public void ready() {
    words = "ready";
    ready = true;
  }
}
