package dev.latchkey.operator;

import dev.latchkey.client.Permission;
import dev.latchkey.client.Permissions;
import dev.latchkey.json.Fields;
import dev.latchkey.json.UnicodeText;
import java.util.Set;

/** A client that the operator wants to register. */
record NewClient(String name, Set<Permission> permissions) {
  private static final int LONGEST_NAME = 100;

  NewClient {
    permissions = permissions == null ? null : Set.copyOf(permissions);
  }

  static NewClient from(Fields form) {
    return new NewClient(
        form.required("name", NewClient::name),
        form.has("permissions")
            ? form.texts("permissions", Permissions::parse)
            : Permissions.standard());
  }

  private static String name(String text) {
    String name = UnicodeText.withoutControls(UnicodeText.atMost(LONGEST_NAME, text));
    if (name.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return name;
  }
}
