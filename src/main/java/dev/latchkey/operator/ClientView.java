package dev.latchkey.operator;

import dev.latchkey.client.Client;
import dev.latchkey.client.Permissions;
import java.time.Instant;
import java.util.List;

/** A client as an operator sees it. */
public record ClientView(
    String clientId, String name, List<String> permissions, Instant createdAt, Instant lastUsedAt) {
  static ClientView of(Client client) {
    return new ClientView(
        client.id(),
        client.name(),
        Permissions.texts(client.permissions()),
        client.createdAt(),
        client.lastUsedAt());
  }
}
