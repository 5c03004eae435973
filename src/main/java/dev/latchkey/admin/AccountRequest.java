package dev.latchkey.admin;

import dev.latchkey.account.AccessChanges;
import dev.latchkey.account.Roles;
import dev.latchkey.json.Fields;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads the changes that an operator wants. A missing key changes nothing. */
final class AccountRequest {
  /** Fields of an account that no call of an operator changes yet. */
  private static final List<String> LATER =
      List.of("email", "email_verified", "full_name", "phone", "experience_years", "skills");

  private AccountRequest() {}

  static AccessChanges from(Fields form) {
    LATER.forEach(key -> form.refuse(key, "cannot be changed here yet"));
    Set<String> added = roles(form, "add_roles");
    Set<String> removed = roles(form, "remove_roles");
    if (form.has("roles")) {
      form.refuse("add_roles", "must not be sent with roles");
      form.refuse("remove_roles", "must not be sent with roles");
    }
    if (!Collections.disjoint(added, removed)) {
      form.refuse("remove_roles", "must not name a role of add_roles");
    }
    return new AccessChanges(
        form.has("roles") ? roles(form, "roles") : null,
        added,
        removed,
        form.has("enabled") ? form.requiredBoolean("enabled") : null);
  }

  /** Empty if the key is missing or has an error. */
  private static Set<String> roles(Fields form, String key) {
    Set<String> roles = form.has(key) ? form.texts(key, Roles::parse) : null;
    return roles == null ? Set.of() : roles;
  }
}
