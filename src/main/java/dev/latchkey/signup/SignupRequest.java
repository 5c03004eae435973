package dev.latchkey.signup;

import dev.latchkey.account.EmailAddress;
import dev.latchkey.account.FullName;
import dev.latchkey.account.Username;
import dev.latchkey.json.Fields;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.seal.Secret;
import java.util.ArrayList;
import java.util.List;

/** A signup request whose fields are all valid. */
record SignupRequest(Username username, EmailAddress email, Secret password, String fullName) {

  static SignupRequest from(Fields form, PasswordPolicy policy) {
    Username username = form.required("username", Username::chosen);
    EmailAddress email = form.required("email", EmailAddress::new);
    Secret password =
        form.required("password", text -> policy.accept(text, names(username, email)));
    String fullName = form.optional("full_name", FullName::parse);
    return new SignupRequest(username, email, password, fullName);
  }

  private static List<String> names(Username username, EmailAddress email) {
    List<String> names = new ArrayList<>();
    if (username != null) {
      names.add(username.text());
    }
    if (email != null) {
      names.add(email.text());
      names.add(email.localPart());
    }
    return names;
  }
}
