package dev.latchkey.webhook;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns events of the audit trail into messages. So whatever changes an account reaches the
 * webhooks, in the same transaction.
 */
@ApplicationScoped
public class AuditedEvents {
  private static final String ACCOUNT = "account_id";

  @Inject private EventPublisher publisher;
  @Inject private RefusedLoginCount refused;

  void recorded(@Observes AuditEvent event) {
    if (event.accountId() == null) {
      return;
    }
    if (event.outcome() == Outcome.SUCCESS) {
      succeeded(event);
    } else if (event.action() == AuditAction.LOGIN) {
      refused
          .take(event.accountId(), event.occurredAt())
          .ifPresent(more -> loginRefused(event, more));
    }
  }

  private void loginRefused(AuditEvent event, long more) {
    publish(EventType.LOGIN_REFUSED, event, more == 0 ? Map.of() : Map.of("more", more));
  }

  private void succeeded(AuditEvent event) {
    switch (event.action()) {
      case SIGNUP, CREATE_ACCOUNT -> publish(EventType.ACCOUNT_CREATED, event, Map.of());
      case UPDATE_PROFILE, UPDATE_ACCOUNT -> updated(event);
      case DELETE_ACCOUNT -> {
        ended(event);
        publish(EventType.ACCOUNT_DELETED, event, Map.of());
      }
      case CHANGE_PASSWORD, RESET_PASSWORD, SET_PASSWORD -> {
        publish(EventType.ACCOUNT_PASSWORD_CHANGED, event, Map.of());
        ended(event);
      }
      case VERIFY_EMAIL ->
          publish(EventType.ACCOUNT_UPDATED, event, Map.of("fields", List.of("email_verified")));
      case CONFIRM_EMAIL -> {
        publish(EventType.ACCOUNT_EMAIL_CHANGED, event, Map.of());
        ended(event);
      }
      case LOGIN -> publish(EventType.SESSION_CREATED, event, Map.of());
      case LOGOUT, LOGOUT_ALL, END_SESSION, END_SESSIONS, REVOKE_TOKEN -> ended(event);
      default -> {
        // An import sends nothing, because it can write a million accounts.
      }
    }
  }

  /** The detail of such an event names changed fields, and roles with + or -. */
  private void updated(AuditEvent event) {
    List<String> words =
        event.detail() == null ? List.of() : Arrays.asList(event.detail().split(" "));
    List<String> given = roles(words, "+");
    List<String> taken = roles(words, "-");
    if (!given.isEmpty() || !taken.isEmpty()) {
      publish(
          EventType.ACCOUNT_ROLES_CHANGED,
          event,
          Map.of("roles_given", given, "roles_taken", taken));
    }
    if (words.contains("disabled")) {
      publish(EventType.ACCOUNT_DISABLED, event, Map.of());
    }
    if (words.contains("enabled")) {
      publish(EventType.ACCOUNT_ENABLED, event, Map.of());
    }
    if (words.contains("email")) {
      publish(EventType.ACCOUNT_EMAIL_CHANGED, event, Map.of());
    }
    List<String> fields = words.stream().filter(AuditedEvents::isField).toList();
    if (!fields.isEmpty()) {
      publish(EventType.ACCOUNT_UPDATED, event, Map.of("fields", fields));
    }
    if (words.contains("disabled") || !taken.isEmpty()) {
      ended(event);
    }
  }

  private static boolean isField(String word) {
    return !word.isEmpty() && !word.matches("[+-].*|disabled|enabled");
  }

  private static List<String> roles(List<String> words, String sign) {
    return words.stream()
        .filter(word -> word.startsWith(sign))
        .map(word -> word.substring(1))
        .toList();
  }

  private void ended(AuditEvent event) {
    publish(EventType.SESSION_ENDED, event, Map.of("reason", event.action().name()));
  }

  private void publish(EventType type, AuditEvent event, Map<String, ?> data) {
    Instant at = event.occurredAt();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(ACCOUNT, event.accountId());
    all.putAll(data);
    publisher.publish(type, all, at);
  }
}
