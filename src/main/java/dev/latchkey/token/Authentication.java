package dev.latchkey.token;

import java.time.Instant;
import java.util.List;

/**
 * When and how a user last authenticated.
 *
 * @param time the {@code auth_time} claim (OpenID Connect Core 1.0, section 2)
 * @param methods the {@code amr} claim, with values of RFC 8176
 */
public record Authentication(Instant time, List<String> methods) {

  /** Keeps a copy of the methods. */
  public Authentication {
    methods = List.copyOf(methods);
  }

  /** An authentication with the password at this time. */
  public static Authentication byPassword(Instant time) {
    return new Authentication(time, List.of("pwd"));
  }
}
