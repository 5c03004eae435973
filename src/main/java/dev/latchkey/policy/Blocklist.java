package dev.latchkey.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Passwords that an attacker would guess first, and that are therefore refused: common passwords
 * (ASVS 5.0 6.2.4), and names of the owner and of the service (6.2.11). See
 * docs/decisions/0010-password-blocklist.md.
 */
@ApplicationScoped
public class Blocklist {

  private static final String SERVICE_NAME = "latchkey";

  /**
   * Whether the password must be refused. Upper and lower case make no difference.
   *
   * @param passwordNfc the password in NFC
   * @param ownNames the account's username and email; the local part of an email counts too
   */
  public boolean blocks(String passwordNfc, Collection<String> ownNames) {
    String password = folded(passwordNfc);
    return CommonPasswords.bundled().contains(password)
        || Stream.concat(Stream.of(SERVICE_NAME), ownNames.stream().flatMap(Blocklist::names))
            .anyMatch(name -> isLittleMoreThan(name, password));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static Stream<String> names(String ownName) {
    String name = folded(ownName);
    int at = name.lastIndexOf('@');
    return Stream.of(name, at < 0 ? name : name.substring(0, at)).filter(word -> !word.isEmpty());
  }

  /**
   * Whether the password is the name itself, or the name with only ASCII digits, punctuation and
   * spaces around it.
   */
  private static boolean isLittleMoreThan(String name, String password) {
    if (password.equals(name)) {
      return true;
    }
    // A name without letters, such as 123, would block every number that contains it.
    if (name.codePoints().noneMatch(Character::isLetter)) {
      return false;
    }
    int at = password.indexOf(name);
    return at >= 0
        && isDecoration(password.substring(0, at))
        && isDecoration(password.substring(at + name.length()));
  }

  private static boolean isDecoration(String around) {
    return around.codePoints().allMatch(point -> point < 0x80 && !Character.isLetter(point));
  }
}
