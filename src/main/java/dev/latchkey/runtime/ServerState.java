package dev.latchkey.runtime;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether this node serves requests. If not, it says what the node waits for, why it refused to
 * start, or why it is out of service. Until the node is ready, every call gets a 503.
 */
@ApplicationScoped
public class ServerState {
  private volatile boolean ready;
  private volatile String words = "starting";

  /** Whether the node serves calls. */
  public boolean isReady() {
    return ready;
  }

  /** The state as text for an operator: "ready", or the reason why not. */
  public String words() {
    return words;
  }

  /** The node has not started yet, because it waits for this. */
  public void waitsFor(String what) {
    words = "waiting: " + what;
  }

  /** The start has failed for good. This node will not serve calls. */
  public void refused(String why) {
    words = "refused: " + why;
  }

  /** The node has started, but must not serve calls now. */
  public void outOfService(String why) {
    words = "out of service: " + why;
    ready = false;
  }

  /** The node serves calls from now on. */
  public void ready() {
    words = "ready";
    ready = true;
  }
}
