package dev.latchkey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The accounts of a benchmark, and tokens of theirs that are alive. */
final class People {
  private final int port;
  private final AtomicInteger newcomers = new AtomicInteger();
  private final List<String> names = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final Queue<String> spare = new ConcurrentLinkedQueue<>();
  private volatile long someId = 1;

  People(int port) {
    this.port = port;
  }

  /** Signs up and logs in as many as there are connections. */
  void settle(int count) {
    try (Wire wire = new Wire(port)) {
      while (names.size() < count) {
        String name = newcomer();
        expect(wire.call(Calls.signup(name)));
        names.add(name);
      }
      while (tokens.size() < count) {
        tokens.add(logIn(wire, names.get(tokens.size())));
      }
    }
  }

  private String logIn(Wire wire, String name) {
    Wire.Answer answer = expect(wire.call(Calls.login(name)));
    String id = answer.text().replaceAll("(?s).*\"id\":(\\d+).*", "$1");
    someId = Long.parseLong(id);
    return answer.string("token");
  }

  private static Wire.Answer expect(Wire.Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }

  /** A username that nobody has. */
  String newcomer() {
    return "u" + Long.toString(System.nanoTime(), 36) + newcomers.incrementAndGet() % 1000;
  }

  String name(int number) {
    return names.get(number % names.size());
  }

  String token(int number) {
    return tokens.get(number % tokens.size());
  }

  /** The id of an account that is there. */
  long someId() {
    return someId;
  }

  /** Keeps the token of a measured login for a logout to be measured. */
  int logInKeepingToken(Wire wire, int number) {
    Wire.Answer answer = wire.call(Calls.login(name(number)));
    if (answer.status() == 200) {
      spare.add(answer.string("token"));
    }
    return answer.status();
  }

  /** A token that nobody else will use, or null. */
  String spareToken() {
    return spare.poll();
  }

  /** How many spare tokens there are. */
  int spareTokens() {
    return spare.size();
  }
}
