package dev.latchkey.token;

import java.time.Instant;
import java.util.List;

/**
 * How a person last proved who they are.
 *
 * @param time the {@code auth_time} claim (OpenID Connect Core 1.0, section 2)
 * @param methods the {@code amr} claim, in the words of RFC 8176
 */
public record Authentication(Instant time, List<String> methods) {
  /** The password was right at this moment. */
  public static Authentication byPassword(Instant time) {
    return new Authentication(time, List.of("pwd"));
  }
}
