package dev.latchkey.admin.account;

import dev.latchkey.account.AccessChanges;
import dev.latchkey.account.AccountChanges;
import dev.latchkey.account.Change;
import dev.latchkey.account.Roles;
import dev.latchkey.json.Fields;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.profile.ProfileRequest;
import java.util.Collections;
import java.util.Set;

/** Reads the changes that an operator wants. A missing key changes nothing. */
final class AccountRequest {
  private AccountRequest() {}

  static AccountChanges from(Fields form) {
    return new AccountChanges(
        Change.in(form, "email", key -> form.required(key, EmailAddress::new)),
        form.optionalBoolean("email_verified").orElse(null),
        ProfileRequest.from(form),
        access(form));
  }

  private static AccessChanges access(Fields form) {
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
        form.optionalBoolean("enabled").orElse(null));
  }

  /** Empty if the key is missing or has an error. */
  static Set<String> roles(Fields form, String key) {
    Set<String> roles = form.has(key) ? form.texts(key, Roles::parse) : null;
    return roles == null ? Set.of() : roles;
  }
}
