package dev.latchkey.signup;

import dev.latchkey.json.Fields;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.FullName;
import dev.latchkey.name.Username;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.seal.Secret;

/** A signup request whose fields are all valid. */
record SignupRequest(Username username, EmailAddress email, Secret password, String fullName) {

  static SignupRequest from(Fields form, PasswordPolicy policy) {
    Username username = form.required("username", Username::chosen);
    EmailAddress email = form.required("email", EmailAddress::new);
    Secret password =
        form.required(
            "password", text -> policy.accept(text, NewPassword.ownNames(username, email)));
    String fullName = form.optional("full_name", FullName::parse);
    return new SignupRequest(username, email, password, fullName);
  }
}
