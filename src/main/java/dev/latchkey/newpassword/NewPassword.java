package dev.latchkey.newpassword;

import dev.latchkey.account.Account;
import dev.latchkey.json.Fields;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.Problem;
import dev.latchkey.seal.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares a new password with the names of its account. */
public final class NewPassword {
  /** The field that holds it in both calls. */
  private static final String FIELD = "new_password";

  private NewPassword() {}

  /** The new password of a body, if the policy accepts it. */
  public static Secret in(Fields fields, PasswordPolicy policy) {
    return fields.required(FIELD, text -> policy.accept(text, List.of()));
  }

  /**
   * The names that a password must not resemble. A null is left out: its field has an error of its
   * own.
   */
  public static List<String> ownNames(Username username, EmailAddress email) {
    Stream<String> ofEmail =
        email == null ? Stream.empty() : Stream.of(email.text(), email.localPart());
    return Stream.concat(Stream.ofNullable(username).map(Username::text), ofEmail).toList();
  }

  /**
   * Checks it.
   *
   * @throws Problem a 400 that names the field
   */
  public static void judge(PasswordPolicy policy, Secret password, Account owner) {
    String localPart = new EmailAddress(owner.email()).localPart();
    try {
      policy.judge(password, List.of(owner.username(), owner.email(), localPart));
    } catch (IllegalArgumentException refused) {
      throw Problem.ofFields(Map.of(FIELD, refused.getMessage()));
    }
  }

  /** The 400 for a new password that is the old one: nothing would change but a mail be sent. */
  public static Problem unchanged() {
    return Problem.ofFields(Map.of(FIELD, "must not be the present password"));
  }
}
