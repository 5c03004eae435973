package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One server that runs Latchkey, on either application server: a real process. */
public abstract class Node implements Closeable {
  private static final Duration START = Duration.ofMinutes(10);

  final String name;
  final Path home;
  final Map<String, String> environment = new HashMap<>();
  private final int port = Ports.free();
  private Process process;

  Node(String name, Path home) {
    this.name = name;
    this.home = home;
    environment.put("HTTP_PORT", Integer.toString(port));
  }

  /** The command that starts the server. */
  abstract List<String> command();

  /** Replaces the built archive with another one. */
  public abstract Node deploying(Path war);

  /** Starts it and waits until it is ready. */
  public Node start() {
    return launch().awaitReady();
  }

  /** Starts it and does not wait. */
  public Node launch() {
    process = Processes.start(command(), environment, log());
    return this;
  }

  /** Waits until it serves. */
  public Node awaitReady() {
    Processes.await(name + " ready, see " + log(), START, this::isReady);
    return this;
  }

  /** Whether it would get requests. */
  public boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " has ended, see " + log());
    }
    return api().isReady();
  }

  /** Sets a variable for this node alone, from its next start on. */
  public Node with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Asks it to stop, as an operator does, and does not wait. */
  public void terminate() {
    process.destroy();
  }

  /** Kills it without warning. */
  public void kill() {
    Processes.kill(process);
  }

  /**
   * The status that its process ends with.
   *
   * @throws IllegalStateException if it does not end within this time
   */
  public int exitStatus(Duration most) {
    if (!Processes.ended(process, most)) {
      throw new IllegalStateException("does not end, see " + log());
    }
    return process.exitValue();
  }

  /** The API of this node alone. */
  public Api api() {
    return new Api(URI.create("http://127.0.0.1:" + port));
  }

  /** Its port for HTTP without TLS. */
  public int port() {
    return port;
  }

  /** The id of its process. */
  public long pid() {
    return process.pid();
  }

  /** The file that its output goes to. */
  public Path log() {
    return home.resolve("console.log");
  }

  /** Everything it has logged. */
  public String logText() {
    try {
      return Files.readString(log());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends it at once. */
  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }
}
