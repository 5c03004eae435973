package dev.latchkey.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One node of Latchkey on Payara Micro: the WAR as it was built, started by {@code
 * docs/payara/start.sh} as an operator starts it. Only {@code mvn -Ppayara} puts the server where
 * this class finds it.
 */
public final class PayaraNode extends Node {
  private static final Path SERVER = Path.of("target", "payara").toAbsolutePath();
  private static final Path SCRIPT = Path.of("docs", "payara", "start.sh").toAbsolutePath();
  private static final String DEPLOYED = "latchkey.war";
  private static final Path WAR = Path.of("target", "latchkey.war").toAbsolutePath();

  /** A node that does not run yet. */
  public PayaraNode(String name, Map<String, String> environment) {
    super(name, Path.of("target", "nodes", "homes", "payara-" + name).toAbsolutePath());
    this.environment.putAll(
        Map.of(
            "LATCHKEY_HOME", home.toString(),
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
  List<String> command() {
    return List.of("sh", SCRIPT.toString());
  }
}
