package dev.latchkey.nodes;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One node of Latchkey: a real Open Liberty process with the WAR as it was built and the
 * configuration as it is shipped. Environment variables set everything else.
 */
public final class LibertyNode extends Node {
  private static final Path RUNTIME = Path.of("target", "liberty", "wlp").toAbsolutePath();
  private static final Path CONFIGURATION = Path.of("src", "main", "liberty", "config");
  private static final Path HOMES = Path.of("target", "nodes", "homes");
  private static final String DEPLOYED = "apps/latchkey.war";
  private static final Path WAR = Path.of("target", "latchkey.war");
  private static final Pattern DRIVER =
      Pattern.compile("(derby|derbyshared|derbytools|postgresql)-[0-9.]+\\.jar");
  private static final Duration STOP = Duration.ofSeconds(60);

  private List<String> javaOptions =
      List.of("-Xmx320m", "-XX:+UseSerialGC", "-Djava.awt.headless=true");
  private List<String> limits = List.of();

  /**
   * A node that does not run yet. Its home is reused from test to test, because a server's first
   * start makes certificates and caches that take longer than all the rest.
   */
  public LibertyNode(String name, Map<String, String> environment) {
    super(name, HOMES.resolve(name).toAbsolutePath());
    this.environment.putAll(
        Map.of(
            "WLP_USER_DIR", home.toString(),
            "WLP_OUTPUT_DIR", home.resolve("output").toString(),
            "HTTPS_PORT", Integer.toString(Ports.free()),
            "MAIL_PORT", Integer.toString(Ports.free()),
            "keystore_password", "for-this-test-only"));
    this.environment.putAll(environment);
    install(WAR);
  }

  @Override
  public LibertyNode with(String variable, String value) {
    super.with(variable, value);
    return this;
  }

  /** Starts with the options of Java that are shipped, the small heap among them. */
  public LibertyNode withShippedJavaOptions() {
    try (Stream<String> lines = Files.lines(CONFIGURATION.resolve("jvm.options"))) {
      javaOptions = lines.filter(line -> line.startsWith("-")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return this;
  }

  /** Lets it have no more open files and connections than this, from its next start on. */
  public LibertyNode withOpenFiles(int most) {
    limits = List.of("prlimit", "--nofile=" + most + ":" + most);
    return this;
  }

  /** Puts this on top of the configuration as shipped, from its next start on. */
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

  /** Its port for TLS. */
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
    super.start();
    return this;
  }

  @Override
  public LibertyNode launch() {
    super.launch();
    return this;
  }

  @Override
  public LibertyNode awaitReady() {
    super.awaitReady();
    return this;
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(limits);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    // The options that the server's own script passes.
    command.add("@" + RUNTIME.resolve("lib/platform/java/java9.options"));
    command.add("-javaagent:" + RUNTIME.resolve("bin/tools/ws-javaagent.jar"));
    command.addAll(List.of("-jar", RUNTIME.resolve("bin/tools/ws-server.jar").toString(), name));
    return command;
  }

  @Override
  public boolean isReady() {
    String log = logText();
    if (log.contains("CWWKZ0002E") || log.contains("CWWKO0221E")) {
      throw new IllegalStateException(
          "the application does not start, or its port is taken, on " + name + ", see " + log());
    }
    return super.isReady();
  }

  /** Asks it to stop, as an operator does, and waits until it has. */
  public void stop() {
    terminate();
    exitStatus(STOP);
  }

  public String name() {
    return name;
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

  // The jars of this test's own class path are those that the build gives the server.
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
