package dev.latchkey.name;

import java.util.Optional;
import java.util.function.Function;

/**
 * The name that a caller logs in with: a username or, because a username never contains {@code @},
 * an email address. Any text of any length is allowed. A text that no account can have finds no
 * account.
 */
public record LoginName(String text) {

  /** The folded username to look for, if this can be a username. */
  public Optional<String> username() {
    return parsed(claimed -> new Username(claimed).folded());
  }

  /** The folded email address to look for, if this can be an email address. */
  public Optional<String> email() {
    return parsed(claimed -> new EmailAddress(claimed).folded());
  }

  /**
   * The key under which failures are counted, whether the account exists or not. It is folded if an
   * account can have this name; otherwise it is the text as typed. Only a text of limited length is
   * folded, because {@code toLowerCase} takes quadratic time for some texts.
   */
  public String folded() {
    return username().or(this::email).orElse(text);
  }

  private Optional<String> parsed(Function<String, String> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException notSuchAName) {
      return Optional.empty();
    }
  }
}
