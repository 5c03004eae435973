package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Load;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Uses tokens that have ended, on every node and all the time. None may be accepted. */
final class EndedTokens implements Closeable {
  private static final Duration REST = Duration.ofMillis(25);

  /** Many calls are for one of the newest, because a standby lacks those first. */
  private static final int NEWEST = 20;

  private final List<String> ended = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();
  private final Random random = new Random(27);
  private final List<Load> users;
  private int refusals;

  /** Begins to use them, as soon as there are any. */
  EndedTokens(List<Api> nodes) {
    users = nodes.stream().map(node -> Load.of(1, REST, i -> use(node, i))).toList();
  }

  /** Adds a token whose end was answered. */
  synchronized void add(String token) {
    ended.add(token);
  }

  private Answer use(Api node, int call) {
    String token = pick(call % 2 == 0 ? NEWEST : Integer.MAX_VALUE);
    if (token == null) {
      return null;
    }
    Answer answer = node.profile(token);
    note(token, answer);
    return answer;
  }

  private synchronized String pick(int newest) {
    int of = Math.min(newest, ended.size());
    return of == 0 ? null : ended.get(ended.size() - 1 - random.nextInt(of));
  }

  private synchronized void note(String token, Answer answer) {
    if (answer.isOk()) {
      accepted.add(token);
    } else if (answer.status() == 401) {
      refusals++;
    }
  }

  /** Checks that none was accepted. Returns how often one was refused. */
  synchronized int refusals() {
    assertThat(accepted).as("ended tokens that were accepted").isEmpty();
    return refusals;
  }

  @Override
  public void close() {
    users.forEach(Load::close);
  }
}
