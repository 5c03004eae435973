package dev.latchkey.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of Latchkey on Payara Micro: the built WAR, started with {@code docs/payara/start.sh}
 * like an operator would. Needs {@code mvn -Ppayara}, which installs the server.
 */
public final class PayaraNode implements Node {
  private static final Path SERVER = Path.of("target", "payara").toAbsolutePath();
  private static final Path SCRIPT = Path.of("docs", "payara", "start.sh").toAbsolutePath();
  private static final String DEPLOYED = "latchkey.war";
  private static final Path WAR = Path.of("target", DEPLOYED).toAbsolutePath();
  private static final Duration START = Duration.ofMinutes(10);

  private final Path home;
  private final int port = Ports.free();
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  /** A node that is not started yet. */
  public PayaraNode(String name, Map<String, String> environment) {
    this.home = Path.of("target", "nodes", "homes", "payara-" + name).toAbsolutePath();
    this.environment.putAll(
        Map.of(
            "LATCHKEY_HOME", home.toString(),
            "HTTP_PORT", Integer.toString(port),
            "HTTPS_PORT", Integer.toString(Ports.free()),
            "MAIL_PORT", Integer.toString(Ports.free())));
    this.environment.putAll(environment);
    install();
  }

  // start.sh looks for the server, the drivers and the archive in one folder.
  private void install() {
    try {
      Files.createDirectories(home);
      Files.deleteIfExists(log());
      link("payara-micro.jar", SERVER.resolve("payara-micro.jar"));
      link("lib", SERVER.resolve("lib"));
      link(DEPLOYED, WAR);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void link(String name, Path to) throws IOException {
    Path link = home.resolve(name);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, to);
  }

  @Override
  public PayaraNode deploying(Path war) {
    try {
      link(DEPLOYED, war.toAbsolutePath());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  @Override
  public PayaraNode with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  @Override
  public PayaraNode start() {
    launch();
    Processes.await("Payara ready, see " + log(), START, this::isReady);
    return this;
  }

  @Override
  public PayaraNode launch() {
    process = Processes.start(List.of("sh", SCRIPT.toString()), environment, log());
    return this;
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Payara has ended, see " + log());
    }
    return api().isReady();
  }

  @Override
  public void terminate() {
    process.destroy();
  }

  @Override
  public int exitStatus(Duration most) {
    if (!Processes.ended(process, most)) {
      throw new IllegalStateException("does not end, see " + log());
    }
    return process.exitValue();
  }

  @Override
  public Api api() {
    return new Api(URI.create("http://127.0.0.1:" + port));
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public Path log() {
    return home.resolve("console.log");
  }

  @Override
  public String logText() {
    try {
      return Files.readString(log());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      Processes.kill(process);
    }
  }
}
