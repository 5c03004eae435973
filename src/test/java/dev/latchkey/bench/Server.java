package dev.latchkey.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One Open Liberty process that runs Latchkey, with the configuration that is shipped. */
final class Server implements Closeable {
  /** A machine that others use too may take long. */
  private static final int PATIENCE_MINUTES = 8;

  private final int number;
  private final String name;
  private final Path home;
  private final int port;
  private Process process;
  private long startedNanos;

  /** The server of this number; each has a name and ports of its own. */
  Server(int number) {
    this.number = number;
    this.name = "latchkey" + number;
    this.home = BenchSettings.scratch().resolve("usr/servers").resolve(name);
    this.port = port("http", 19080);
  }

  private int port(String which, int otherwise) {
    return BenchSettings.port(which, otherwise) + number;
  }

  /** Lays the server out: shipped configuration, drivers, the application; keys are kept. */
  void layOut() {
    try {
      copy(Path.of("src/main/liberty/config"), home);
      copy(BenchSettings.liberty().resolve("usr/servers/defaultServer/jdbc"), home.resolve("jdbc"));
      Server.delete(home.resolve("apps"));
      Files.createDirectories(home.resolve("apps"));
      Files.copy(BenchSettings.archive(), home.resolve("apps/latchkey.war"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Puts the application beside it that is the floor of what is measured. */
  void addFloor() {
    FloorArchive.writeTo(home.resolve("apps/floor.war"));
    Path overrides = home.resolve("configDropins/overrides");
    try {
      Files.createDirectories(overrides);
      Files.writeString(
          overrides.resolve("floor.xml"),
          "<server><webApplication location='floor.war'/></server>");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As an operator would, docs/operations.md; the server must not run. */
  void archiveClasses() {
    ProcessBuilder command =
        new ProcessBuilder(
            "docs/examples/class-archive.sh", BenchSettings.liberty().toString(), name);
    command.environment().put("WLP_USER_DIR", userFolder());
    command.redirectErrorStream(true);
    command.redirectOutput(home.resolve("class-archive.log").toFile());
    try {
      if (command.start().waitFor() != 0) {
        throw new IllegalStateException("see " + home.resolve("class-archive.log"));
      }
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String userFolder() {
    return BenchSettings.scratch().resolve("usr").toString();
  }

  /** Starts the process; {@link #awaitReady} says when it serves. */
  void start(Map<String, String> environment) {
    ProcessBuilder command =
        new ProcessBuilder(BenchSettings.liberty().resolve("bin/server").toString(), "run", name);
    Map<String, String> names = command.environment();
    names.put("WLP_USER_DIR", userFolder());
    names.put("keystore_password", "only-for-this-run");
    names.put("HTTP_PORT", Integer.toString(port));
    names.put("HTTPS_PORT", Integer.toString(port("https", 19443)));
    names.put("MAIL_PORT", Integer.toString(port("mail", 19025)));
    // Everything throttles as shipped; only newcomers all come from one address here.
    names.put("LATCHKEY_THROTTLE_SIGNUP", "100000/PT1H");
    names.putAll(environment);
    command.redirectErrorStream(true);
    command.redirectOutput(home.resolve("server.log").toFile());
    try {
      startedNanos = System.nanoTime();
      process = command.start();
      // Whoever stops the benchmark stops its server too.
      Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Asks again and again until the answer is right; gives the seconds since the start. */
  double awaitReady(byte[] request, int status) {
    long patience = startedNanos + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    while (System.nanoTime() < patience && process.isAlive()) {
      try (Wire wire = new Wire(port)) {
        if (wire.send(request) == status) {
          return (System.nanoTime() - startedNanos) / 1e9;
        }
      } catch (UncheckedIOException notYet) {
        // The port is not open, or closed again while the application starts.
      }
      pause();
    }
    throw new IllegalStateException(
        "the server does not come up, see " + home.resolve("server.log"));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(25);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  int port() {
    return port;
  }

  /** The Java process: the start script's child, or itself if that has become it. */
  long pid() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    try {
      destroy();
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void destroy() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.createDirectories(to);
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
