package dev.latchkey.nodes;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;

/** One server that runs Latchkey, on whichever application server: a real process. */
public interface Node extends Closeable {
  /** Puts another archive in the place of the built one. */
  Node deploying(Path war);

  /** Starts it and waits until it is ready. */
  Node start();

  /** Sets a variable for this node alone, from its next start on. */
  Node with(String variable, String value);

  /** Starts it and does not wait. */
  Node launch();

  /** Asks it to stop, as an operator does, and does not wait. */
  void terminate();

  /**
   * The status that its process ends with.
   *
   * @throws IllegalStateException if it does not end within this time
   */
  int exitStatus(Duration most);

  /** The API of this node alone. */
  Api api();

  /** Its port for HTTP without TLS. */
  int port();

  /** The id of its process. */
  long pid();

  /** The file that its output goes to. */
  Path log();

  /** Everything it has said. */
  String logText();

  /** Ends it at once. */
  @Override
  void close();
}
