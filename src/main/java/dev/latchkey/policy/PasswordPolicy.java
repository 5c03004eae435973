package dev.latchkey.policy;

import dev.latchkey.seal.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Objects;

/**
 * Checks new passwords (NIST SP 800-63B-4, 3.1.1.2). A password must be long enough, but not too
 * long. It must not be common or resemble the account's names. There are no rules about kinds of
 * characters.
 */
@ApplicationScoped
public class PasswordPolicy {
  @Inject private PolicySettings settings;
  @Inject private Blocklist common;

  /** The minimum length, in code points after NFC. */
  public int minimum() {
    return settings.minimum();
  }

  /**
   * Returns the password if it may be set.
   *
   * @throws IllegalArgumentException with the text for the caller, if it may not be set
   */
  public Secret accept(String password, Collection<String> ownNames) {
    Secret secret = Secret.of(password);
    judge(secret, ownNames);
    return secret;
  }

  /**
   * Does nothing if the password may be set.
   *
   * @param ownNames the account's username and email; nulls are ignored
   * @throws IllegalArgumentException with the text for the caller, if it may not be set
   */
  public void judge(Secret secret, Collection<String> ownNames) {
    int length = secret.codePoints();
    if (length < minimum()) {
      throw new IllegalArgumentException("must be at least " + minimum() + " characters");
    }
    if (length > Secret.MAX_CODE_POINTS) {
      throw new IllegalArgumentException(
          "must be at most " + Secret.MAX_CODE_POINTS + " characters");
    }
    if (settings.blocklist()
        && common.blocks(
            secret.revealForPolicyCheck(), ownNames.stream().filter(Objects::nonNull).toList())) {
      throw new IllegalArgumentException("is too common or too close to your name or email");
    }
  }
}
