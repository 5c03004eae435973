package dev.latchkey.nodes;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One node of Latchkey: a real Open Liberty process with the built WAR and the shipped
 * configuration. Environment variables set everything else.
 */
public final class LibertyNode implements Node {
  private static final Path RUNTIME = Path.of("target", "liberty", "wlp").toAbsolutePath();
  private static final Path CONFIGURATION = Path.of("src", "main", "liberty", "config");
  private static final Path HOMES = Path.of("target", "nodes", "homes");
  private static final String DEPLOYED = "apps/latchkey.war";
  private static final Path WAR = Path.of("target", "latchkey.war");
  private static final Pattern DRIVER =
      Pattern.compile("(derby|derbyshared|derbytools|postgresql)-[0-9.]+\\.jar");
  private static final Duration START = Duration.ofMinutes(10);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final String name;
  private final Path home;
  private final int port = Ports.free();
  private final Map<String, String> environment = new HashMap<>();
  private List<String> javaOptions =
      List.of("-Xmx320m", "-XX:+UseSerialGC", "-Djava.awt.headless=true");
  private List<String> limits = List.of();
  private Process process;

  /**
   * A node that is not started yet. Tests reuse its folder, because the first start of a server
   * creates certificates and caches, and that takes most of the time.
   */
  public LibertyNode(String name, Map<String, String> environment) {
    this.name = name;
    this.home = HOMES.resolve(name).toAbsolutePath();
    this.environment.putAll(
        Map.of(
            "WLP_USER_DIR", home.toString(),
            "WLP_OUTPUT_DIR", home.resolve("output").toString(),
            "HTTP_PORT", Integer.toString(port),
            "HTTPS_PORT", Integer.toString(Ports.free()),
            "MAIL_PORT", Integer.toString(Ports.free()),
            "keystore_password", "for-this-test-only"));
    this.environment.putAll(environment);
    install(WAR);
  }

  @Override
  public LibertyNode with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Uses the shipped Java options, including the small heap. */
  public LibertyNode withShippedJavaOptions() {
    try (Stream<String> lines = Files.lines(CONFIGURATION.resolve("jvm.options"))) {
      javaOptions = lines.filter(line -> line.startsWith("-")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  /** Limits its open files and connections, from its next start on. */
  public LibertyNode withOpenFiles(int most) {
    limits = List.of("prlimit", "--nofile=" + most + ":" + most);
    return this;
  }

  /** Adds this to the shipped configuration, from its next start on. */
  public LibertyNode withConfiguration(String server) {
    try {
      Files.createDirectories(overrides().getParent());
      Files.writeString(overrides(), server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  private Path overrides() {
    return home.resolve("servers").resolve(name).resolve("configDropins/overrides/test.xml");
  }

  /** Its TLS port. */
  public int tlsPort() {
    return Integer.parseInt(environment.get("HTTPS_PORT"));
  }

  @Override
  public LibertyNode deploying(Path war) {
    try {
      Files.copy(war, home.resolve("servers").resolve(name).resolve(DEPLOYED), REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  @Override
  public LibertyNode start() {
    launch();
    awaitReady();
    return this;
  }

  @Override
  public LibertyNode launch() {
    List<String> command = new ArrayList<>(limits);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    // The options that the server's own script passes.
    command.add("@" + RUNTIME.resolve("lib/platform/java/java9.options"));
    command.add("-javaagent:" + RUNTIME.resolve("bin/tools/ws-javaagent.jar"));
    command.addAll(List.of("-jar", RUNTIME.resolve("bin/tools/ws-server.jar").toString(), name));
    process = Processes.start(command, environment, log());
    return this;
  }

  /** Waits until the node is ready. */
  public LibertyNode awaitReady() {
    Processes.await(name + " ready, see " + log(), START, this::isReady);
    return this;
  }

  /** Whether a load balancer would send it requests. */
  public boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " has ended, see " + log());
    }
    String log = logText();
    if (log.contains("CWWKZ0002E") || log.contains("CWWKO0221E")) {
      throw new IllegalStateException(
          "the application does not start, or its port is taken, on " + name + ", see " + log());
    }
    return api().isReady();
  }

  /** Stops it like an operator, and waits until it has ended. */
  public void stop() {
    terminate();
    exitStatus(STOP);
  }

  /** Kills it without a warning. */
  public void kill() {
    Processes.kill(process);
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

  public String name() {
    return name;
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
      kill();
    }
  }

  private void install(Path war) {
    Path server = home.resolve("servers").resolve(name);
    try {
      Files.deleteIfExists(log());
      Files.deleteIfExists(overrides());
      Files.createDirectories(server.resolve("apps"));
      Files.createDirectories(server.resolve("jdbc"));
      copyTree(CONFIGURATION, server);
      Files.copy(war, server.resolve(DEPLOYED), REPLACE_EXISTING);
      for (Path jar : drivers()) {
        Files.copy(jar, server.resolve("jdbc").resolve(jar.getFileName()), REPLACE_EXISTING);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // The build gives the server the same jars as this test's class path.
  private static List<Path> drivers() {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .filter(jar -> DRIVER.matcher(jar.getFileName().toString()).matches())
        .toList();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, REPLACE_EXISTING);
      }
    }
  }
}
