package dev.latchkey.transfer.line;

import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.seal.RandomTokens;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a username for a person who had none: from the address, with random digits at the end. */
public final class MadeName {
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]");
  private static final int LONGEST_START = 48;
  private static final int FIVE_DIGITS = 100_000;

  private MadeName() {}

  /**
   * A name that is almost certainly free, even if many thousands of people have the same local
   * part. At most 59 characters.
   */
  public static Username of(EmailAddress email, RandomTokens random) {
    String local = OTHER.matcher(email.localPart()).replaceAll("");
    String start = local.substring(0, Math.min(local.length(), LONGEST_START));
    String digits = fiveDigits(random) + fiveDigits(random);
    return new Username((start.isEmpty() ? "user" : start) + "-" + digits);
  }

  private static String fiveDigits(RandomTokens random) {
    return String.format(Locale.ROOT, "%05d", random.below(FIVE_DIGITS));
  }
}
