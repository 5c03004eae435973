package dev.latchkey.webhook;

import java.util.Arrays;
import java.util.Optional;

/** The types of events that webhooks receive. */
public enum EventType {
  ACCOUNT_CREATED("account.created"),
  ACCOUNT_UPDATED("account.updated"),
  ACCOUNT_DELETED("account.deleted"),
  ACCOUNT_DISABLED("account.disabled"),
  ACCOUNT_ENABLED("account.enabled"),
  ACCOUNT_EMAIL_CHANGED("account.email_changed"),
  ACCOUNT_PASSWORD_CHANGED("account.password_changed"),
  ACCOUNT_ROLES_CHANGED("account.roles_changed"),
  SESSION_CREATED("session.created"),
  SESSION_ENDED("session.ended"),
  LOGIN_REFUSED("login.refused");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  /** The name in the API and in messages. */
  public String text() {
    return text;
  }

  /** The type with this name. */
  static Optional<EventType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }
}
