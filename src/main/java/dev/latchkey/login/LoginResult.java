package dev.latchkey.login;

import dev.latchkey.problem.Problem;

/** What the right password leads to: a session, or one more step. */
public sealed interface LoginResult permits LoggedIn, StepRequired {

  /**
   * The session.
   *
   * @throws Problem if one more step is required; it says which
   */
  LoggedIn orRefuse();
}
