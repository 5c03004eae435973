package dev.latchkey.login;

import dev.latchkey.problem.ProblemType;

/**
 * The password was right, but the login needs one more step, such as the confirmation of the
 * address.
 *
 * @param step the answer that names the step
 */
public record StepRequired(ProblemType step) implements LoginResult {
  @Override
  public LoggedIn orRefuse() {
    throw step.raise();
  }
}
