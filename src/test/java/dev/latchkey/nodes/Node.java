package dev.latchkey.nodes;

import java.io.Closeable;
import java.nio.file.Path;

/** One server that runs Latchkey, on whichever application server: a real process. */
public interface Node extends Closeable {
  /** Starts it and waits until it is ready. */
  Node start();

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
