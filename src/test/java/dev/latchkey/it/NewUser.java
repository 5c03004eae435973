package dev.latchkey.it;

import java.util.Map;
import java.util.UUID;

/** A new user for one test, with a unique name, address and password. */
public record NewUser(Api api, String username, String email, String password, String fullName) {

  /** A user without an account. */
  public static NewUser unknown() {
    String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    return new NewUser(
        Api.anyone(), "u_" + unique, unique + "@example.com", "pass-" + unique, "Ünï " + unique);
  }

  /** A user who has just signed up. */
  public static NewUser signedUp() {
    NewUser user = unknown();
    user.signUp().ok();
    return user;
  }

  /** The same user at another server. */
  NewUser withApi(Api other) {
    return new NewUser(other, username, email, password, fullName);
  }

  /** The same user with another password. */
  public NewUser withPassword(String other) {
    return new NewUser(api, username, email, other, fullName);
  }

  /** The same user with another full name, which may be null. */
  public NewUser withFullName(String other) {
    return new NewUser(api, username, email, password, other);
  }

  /** Signs up. */
  public Answer signUp() {
    return api.post("/api/signup", signupForm());
  }

  /** The body of the signup request, as a copy that a test may change. */
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

  /** Tries to log in with this name. */
  public Answer logInAs(String name) {
    return api.post("/api/login", Map.of("username", name, "password", password));
  }

  /** Logs in and returns the token. */
  public String token() {
    return logIn().ok().json().path("token").textValue();
  }

  /** A client with the token of a new session. */
  public Api session() {
    return api.bearing(token());
  }

  /** Requests a reset link and does not wait for it. */
  public Answer forget() {
    return api.post("/api/forgot-password", Map.of("email", email));
  }

  /** Requests a reset link, waits for this user's mail with this number, and returns its token. */
  public String resetToken(int mails) {
    forget().ok();
    return Mailbox.of(email).await(mails).resetToken();
  }

  /** Requests a reset link and returns the token of the first mail. */
  public String resetToken() {
    return resetToken(1);
  }

  /** Sets a new password with a reset token. */
  public Answer reset(String token, String newPassword) {
    return api.post("/api/reset-password", Map.of("token", token, "new_password", newPassword));
  }
}
