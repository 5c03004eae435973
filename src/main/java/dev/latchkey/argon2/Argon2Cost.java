package dev.latchkey.argon2;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cost parameters of an Argon2id hash (RFC 9106 3.1).
 *
 * @param memoryKib memory, in KiB: 8 to 1 048 576 and at least 8 per lane
 * @param passes passes over that memory: 1 to 64
 * @param lanes degree of parallelism: 1 to 16
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {

  private static final Pattern TEXT = Pattern.compile("m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})");
  private static final int MAX_MEMORY_KIB = 1 << 20;
  private static final int MAX_PASSES = 64;
  private static final int MAX_LANES = 16;

  /**
   * Checks the bounds. They keep a mistyped setting or a tampered row from using up all memory.
   *
   * @throws IllegalArgumentException that names the parameter out of bounds
   */
  public Argon2Cost {
    within("t", passes, 1, MAX_PASSES);
    within("p", lanes, 1, MAX_LANES);
    within("m", memoryKib, 8 * lanes, MAX_MEMORY_KIB);
  }

  /**
   * Reads {@code m=19456,t=2,p=1}, in this order and without spaces, as in a stored hash.
   *
   * @throws IllegalArgumentException if it has another form or is out of bounds
   */
  public static Argon2Cost parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must look like m=19456,t=2,p=1 (m in KiB)");
    }
    return new Argon2Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
  }

  /**
   * Whether this is weaker than the minimum in OWASP's password storage cheat sheet. The sheet
   * lists five settings that trade memory for passes; the cheapest is {@code m=7168,t=5}.
   */
  public boolean weak() {
    return memoryKib < 7168 || (long) memoryKib * passes < 7168L * 5;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return "m=" + memoryKib + ",t=" + passes + ",p=" + lanes;
  }
}
