package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
  private static final Runnable NOTHING = () -> {};

  private final Stored stored = new Stored();
  private final Subscriptions subscriptions =
      Injected.into(new Subscriptions(), "webhooks", stored);

  private int known() {
    return subscriptions.to(EventType.LOGIN_REFUSED).size();
  }

  @Test
  void the_webhooks_are_read_again_after_a_change_and_not_before() {
    assertThat(known()).isZero();
    stored.add();
    assertThat(known()).isZero();
    subscriptions.committed(new Subscriptions.Change());
    assertThat(known()).isEqualTo(1);
    assertThat(stored.reads).isEqualTo(2);
  }

  @Test
  void what_was_read_during_a_change_is_not_kept() {
    stored.meanwhile =
        () -> {
          stored.add();
          subscriptions.committed(new Subscriptions.Change());
        };
    assertThat(known()).isZero();
    stored.meanwhile = NOTHING;
    assertThat(known()).isEqualTo(1);
  }

  private static final class Stored extends Webhooks {
    private final List<Webhook> all = new ArrayList<>();
    private Runnable meanwhile = NOTHING;
    private int reads;

    void add() {
      all.add(
          new Webhook(
              "https://hook.invalid/", EnumSet.of(EventType.LOGIN_REFUSED), "x", Instant.EPOCH));
    }

    @Override
    public List<Webhook> all() {
      List<Webhook> read = List.copyOf(all);
      reads++;
      meanwhile.run();
      return read;
    }
  }
}
