package dev.latchkey.transfer.line;

import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.seal.RandomTokens;
import java.util.regex.Pattern;

/** Makes a username for a person who had none: from the address, with random digits at the end. */
public final class MadeName {
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9._-]");
  private static final int LONGEST_START = 48;
  private static final int DIGITS = 1_000_000;

  private MadeName() {}

  /** A name that is probably free. */
  public static Username of(EmailAddress email, RandomTokens random) {
    String local = OTHER.matcher(email.localPart()).replaceAll("");
    String start = local.substring(0, Math.min(local.length(), LONGEST_START));
    int digits = random.below(DIGITS);
    return new Username((start.isEmpty() ? "user" : start) + "-" + digits);
  }
}
