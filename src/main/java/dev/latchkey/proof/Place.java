package dev.latchkey.proof;

import dev.latchkey.admission.Turns;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.InFlight;
import java.util.List;

/** The place of one login among the running ones on this node, until it is closed. */
final class Place implements AutoCloseable {
  private final Turns turns;
  private final InFlight inFlight;
  private final String name;
  private final List<Bucket> sources;
  private final List<Integer> underWay;
  private boolean hasTurn;

  Place(Turns turns, InFlight inFlight, Bucket name, List<Bucket> sources) {
    this.turns = turns;
    this.inFlight = inFlight;
    this.name = name.key();
    this.sources = sources;
    this.underWay = inFlight.enter(sources);
  }

  /** How many tries from this source were running when this one came, itself included. */
  int underWay(int source) {
    return underWay.get(source);
  }

  /** Takes the turn of the name if it is free. */
  void tryTurn() {
    hasTurn = turns.tryTake(name);
  }

  /** Waits for the turn of the name; fails if the wait is too long. */
  void awaitTurn() {
    hasTurn = turns.take(name);
  }

  boolean hasTurn() {
    return hasTurn;
  }

  void endTurn() {
    if (hasTurn) {
      hasTurn = false;
      turns.end(name);
    }
  }

  @Override
  public void close() {
    endTurn();
    inFlight.leave(sources);
  }
}
