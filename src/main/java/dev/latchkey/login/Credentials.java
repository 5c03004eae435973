package dev.latchkey.login;

import dev.latchkey.json.Fields;
import dev.latchkey.name.LoginName;
import dev.latchkey.seal.Secret;

/** The name and the password of a login. */
public record Credentials(LoginName name, Secret password) {
  /** Reads them from a body. */
  public static Credentials from(Fields fields) {
    return new Credentials(
        fields.required("username", LoginName::new), fields.required("password", Secret::of));
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
