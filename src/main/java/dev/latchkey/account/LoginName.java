package dev.latchkey.account;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody claims to be called: a username or, as a username never contains {@code @}, an
 * email address. Any text at all; one that no account can have simply finds none.
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

  /** The one key under which attempts are counted, for existing accounts and others alike. */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }

  private Optional<String> parsed(Function<String, String> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException noAccountIsCalledSo) {
      return Optional.empty();
    }
  }
}
