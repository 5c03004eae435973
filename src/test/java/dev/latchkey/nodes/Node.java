package dev.latchkey.nodes;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;

/** A real server process that runs Latchkey, on any application server. */
public interface Node extends Closeable {
  /** Puts another archive in the place of the built one. */
  Node deploying(Path war);

  /** Starts it and waits until it is ready. */
  Node start();

  /** Sets a variable for this node only, from its next start on. */
  Node with(String variable, String value);

  /** Starts it and does not wait. */
  Node launch();

  /** Stops it like an operator, and does not wait. */
  void terminate();

  /**
   * Waits for the end of its process; returns the exit code.
   *
   * @throws IllegalStateException if it does not end within this time
   */
  int exitStatus(Duration most);

  /** A client of this node. */
  Api api();

  /** Its HTTP port. */
  int port();

  /** The id of its process. */
  long pid();

  /** The file that contains its output. */
  Path log();

  /** Its output. */
  String logText();

  /** Kills it. */
  @Override
  void close();
}
