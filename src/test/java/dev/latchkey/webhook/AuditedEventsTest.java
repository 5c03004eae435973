package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditedEventsTest {
  private final Published published = new Published();
  private final AuditedEvents audited = Injected.into(new AuditedEvents(), "publisher", published);

  @ParameterizedTest
  @EnumSource(
      names = {
        "CHANGE_PASSWORD",
        "RESET_PASSWORD",
        "SET_PASSWORD",
        "CONFIRM_EMAIL",
        "DELETE_ACCOUNT",
        "LOGOUT",
        "LOGOUT_ALL",
        "END_SESSION",
        "END_SESSIONS",
        "REVOKE_TOKEN"
      })
  void what_ends_sessions_is_sent_as_their_end(AuditAction action) {
    audited.recorded(new Success(action));
    assertThat(published.events).contains("session.ended {account_id=7, reason=" + action + "}");
  }

  @Test
  void a_confirmed_address_is_sent_as_a_change_of_the_address() {
    audited.recorded(new Success(AuditAction.CONFIRM_EMAIL));
    assertThat(published.events).contains("account.email_changed {account_id=7}");
  }

  private static final class Published extends EventPublisher {
    private final List<String> events = new ArrayList<>();

    @Override
    public void publish(EventType type, Map<String, ?> data, Instant now) {
      events.add(type.text() + " " + data);
    }
  }

  private static final class Success extends AuditEvent {
    private final AuditAction action;

    Success(AuditAction action) {
      this.action = action;
    }

    @Override
    public AuditAction action() {
      return action;
    }

    @Override
    public Outcome outcome() {
      return Outcome.SUCCESS;
    }

    @Override
    public Long accountId() {
      return 7L;
    }

    @Override
    public Instant occurredAt() {
      return Instant.EPOCH;
    }
  }
}
