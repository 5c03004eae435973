package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** HAProxy in front of nodes, with the configuration from the documentation. */
public final class HaProxy implements Closeable {
  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
  private static final Path RECIPE = Path.of("docs", "examples", "haproxy.cfg");

  private final int port = Ports.free();
  private final Process process;

  /** Starts HAProxy in front of these nodes. */
  public HaProxy(Path folder, List<LibertyNode> nodes) {
    StringBuilder servers = new StringBuilder();
    for (LibertyNode node : nodes) {
      servers.append("    server ").append(node.name());
      servers.append(" 127.0.0.1:").append(node.port()).append('\n');
    }
    try {
      Files.createDirectories(folder);
      Path configuration = folder.resolve("haproxy.cfg");
      Files.writeString(configuration, adapted(Files.readString(RECIPE), servers.toString()));
      process =
          Processes.start(
              List.of(PROGRAM.toString(), "-db", "-f", configuration.toString()),
              Map.of(),
              folder.resolve("haproxy.log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Processes.await(
        "HAProxy on " + port, Duration.ofSeconds(20), () -> api().serves("/.well-known/jwks.json"));
  }

  /** Whether Debian's {@code haproxy} is installed. */
  public static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  /** The API through the balancer. */
  public Api api() {
    return new Api(URI.create("http://127.0.0.1:" + port));
  }

  @Override
  public void close() {
    Processes.kill(process);
  }

  // Replaces the example's addresses and its user; every other line stays.
  private String adapted(String recipe, String servers) {
    return recipe
            .replaceAll("(?m)^ *bind .*$", "    bind 127.0.0.1:" + port)
            .replaceAll("(?m)^ *(server|user|group) .*\n", "")
            .stripTrailing()
        + "\n"
        + servers;
  }
}
