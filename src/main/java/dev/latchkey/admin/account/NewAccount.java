package dev.latchkey.admin.account;

import dev.latchkey.account.ProfileChanges;
import dev.latchkey.json.Fields;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.profile.ProfileRequest;
import dev.latchkey.seal.Secret;
import java.util.Set;

/**
 * An account that an operator wants to create.
 *
 * @param password null if it gets none
 * @param invite whether its owner gets a mail with a link to choose a password
 */
record NewAccount(
    Username username,
    EmailAddress email,
    Secret password,
    ProfileChanges profile,
    Set<String> roles,
    boolean enabled,
    boolean invite) {
  /** Keeps a copy. */
  NewAccount {
    roles = Set.copyOf(roles);
  }

  static NewAccount from(Fields form, PasswordPolicy policy) {
    Username username = form.required("username", Username::new);
    EmailAddress email = form.required("email", EmailAddress::new);
    boolean enabled = form.optionalBoolean("enabled").orElse(true);
    boolean invite = form.optionalBoolean("invite").orElse(false);
    if (invite && !enabled) {
      form.refuse("invite", "must not be true for an account that is disabled");
    }
    return new NewAccount(
        username,
        email,
        form.optional(
            "password", text -> policy.accept(text, NewPassword.ownNames(username, email))),
        ProfileRequest.from(form),
        AccountRequest.roles(form, "roles"),
        enabled,
        invite);
  }

  @Override
  public String toString() {
    return "NewAccount";
  }
}
