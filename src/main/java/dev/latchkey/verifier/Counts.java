package dev.latchkey.verifier;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Passes on what happens, to the metrics if the server has them, and outages to the log. */
final class Counts {
  private static final Logger LOG = Logger.getLogger(Counts.class.getName());

  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private volatile Consumer<Count> meter = count -> {};

  /** Sends all further counts there. */
  void sendTo(Consumer<Count> chosen) {
    meter = chosen;
  }

  void add(Count count) {
    meter.accept(count);
  }

  /** A document could not be read. The first failure of an outage is logged. */
  void failed(String document, Exception reason) {
    add(Count.FETCH_FAILURES);
    if (failing.add(document)) {
      LOG.log(Level.WARNING, "Latchkey's verifier cannot read " + document, reason);
    }
  }

  /** A document was read. */
  void succeeded(String document) {
    failing.remove(document);
  }
}
