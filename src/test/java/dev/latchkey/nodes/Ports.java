package dev.latchkey.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Allocates free ports, none of them twice in this JVM. */
public final class Ports {
  // Below the kernel's range for client ports, so that no connection takes one in the meantime.
  private static int next = Integer.getInteger("latchkey.test.ports", 21080);

  private Ports() {}

  /** A port that is free on the loopback address. */
  public static synchronized int free() {
    for (int tries = 0; tries < 500; tries++) {
      int port = next++;
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port below " + next);
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
