package dev.latchkey.account;

import java.util.Optional;
import java.util.function.Function;

/**
 * The name that a caller logs in with: a username or, because a username never contains {@code @},
 * an email address. Any text of any length; one that no account can have finds none.
 */
public record LoginName(String text) {

  /** The folded username to look for, if this can be one. */
  public Optional<String> username() {
    return parsed(claimed -> new Username(claimed).folded());
  }

  /** The folded email address to look for, if this can be one. */
  public Optional<String> email() {
    return parsed(claimed -> new EmailAddress(claimed).folded());
  }

  /**
   * The one key under which failures are counted, for existing accounts and others alike: folded if
   * an account can be called so, otherwise as it was typed. Only a text whose length is known is
   * folded: {@code toLowerCase} takes quadratic time for some.
   */
  public String folded() {
    return username().or(this::email).orElse(text);
  }

  private Optional<String> parsed(Function<String, String> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException noAccountIsCalledSo) {
      return Optional.empty();
    }
  }
}
