package dev.latchkey.it;

import java.util.Map;
import java.util.UUID;

/** Somebody no test has met before: unique name and address, a password nobody else has. */
public record NewUser(Api api, String username, String email, String password, String fullName) {

  /** Somebody who has no account yet. */
  public static NewUser unknown() {
    String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    return new NewUser(
        Api.anyone(), "u_" + unique, unique + "@example.com", "pass-" + unique, "Ünï " + unique);
  }

  /** Somebody who has just signed up. */
  public static NewUser signedUp() {
    NewUser user = unknown();
    user.signUp().ok();
    return user;
  }

  /** The same person with another password. */
  public NewUser withPassword(String other) {
    return new NewUser(api, username, email, other, fullName);
  }

  /** The same person with another full name, which may be null. */
  public NewUser withFullName(String other) {
    return new NewUser(api, username, email, password, other);
  }

  /** Signs up. */
  public Answer signUp() {
    return api.post("/api/signup", signupForm());
  }

  /** What signing up sends; a copy to change at will. */
  public Map<String, Object> signupForm() {
    Map<String, Object> form = new java.util.LinkedHashMap<>();
    form.put("username", username);
    form.put("email", email);
    form.put("password", password);
    form.put("full_name", fullName);
    return form;
  }

  /** Tries to log in by username. */
  public Answer logIn() {
    return logInAs(username);
  }

  /** Tries to log in under a name of one's choice. */
  public Answer logInAs(String name) {
    return api.post("/api/login", Map.of("username", name, "password", password));
  }

  /** Logs in and gives the token. */
  public String token() {
    return logIn().ok().json().path("token").textValue();
  }

  /** The client of a new session. */
  public Api session() {
    return api.bearing(token());
  }

  /** Asks for a reset link, without waiting for it. */
  public Answer forget() {
    return api.post("/api/forgot-password", Map.of("email", email));
  }

  /** Asks for a reset link and takes the token out of the mail, the so-manieth to this person. */
  public String resetToken(int mails) {
    forget().ok();
    return Mailbox.of(email).await(mails).resetToken();
  }

  /** Asks for a reset link and takes the token out of the first mail. */
  public String resetToken() {
    return resetToken(1);
  }

  /** Sets a new password by a token. */
  public Answer reset(String token, String newPassword) {
    return api.post("/api/reset-password", Map.of("token", token, "new_password", newPassword));
  }
}
