package dev.latchkey.pairs;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.pairs.Register.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What several callers write into one profile and read from it at the same time. */
final class History {
  static final String INITIAL = "Nobody yet";

  private static final int CALLERS = 4;
  private static final int CALLS = 15;
  private static final String PASSWORD = "correct horse one";

  private final Api api;
  private final String token;
  private final CyclicBarrier start = new CyclicBarrier(CALLERS);

  private History(Api api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Every operation of all callers on a new account, whose full name is the initial one. */
  static List<Operation> recordedBy(Api api) {
    String name = UUID.randomUUID().toString().substring(0, 18).replace('-', '_');
    api.signUp(name, PASSWORD);
    History history = new History(api, api.token(name, PASSWORD));
    history.write(INITIAL);
    return history.ofAll();
  }

  private List<Operation> ofAll() {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<List<Operation>>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        callers.add(() -> of(caller));
      }
      List<Operation> all = new ArrayList<>();
      for (Future<List<Operation>> one : threads.invokeAll(callers)) {
        all.addAll(one.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdownNow();
    }
  }

  // Half of the callers begin with a write, and each value is written once.
  private List<Operation> of(int caller) throws Exception {
    List<Operation> mine = new ArrayList<>();
    start.await();
    for (int call = 0; call < CALLS; call++) {
      boolean write = (caller + call) % 2 == 0;
      mine.add(write ? write("Caller " + caller + " " + call) : read());
    }
    return mine;
  }

  private Operation write(String value) {
    long begun = System.nanoTime();
    answered(api.post("/api/update_profile", token, Map.of("full_name", value)));
    return new Operation(true, value, begun, System.nanoTime());
  }

  private Operation read() {
    long begun = System.nanoTime();
    Answer answer = answered(api.profile(token));
    String value = answer.json().at("/user/full_name").asText();
    return new Operation(false, value, begun, System.nanoTime());
  }

  private static Answer answered(Answer answer) {
    if (!answer.isOk()) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
