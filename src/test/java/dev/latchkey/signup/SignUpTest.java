package dev.latchkey.signup;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.Injected;
import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import dev.latchkey.setting.Configured;
import org.junit.jupiter.api.Test;

class SignUpTest {
  @Test
  void a_closed_signup_is_refused_before_anything_is_counted_or_hashed() {
    SignUp signUp = new SignUp();
    var reader = Configured.development().with("LATCHKEY_SIGNUP", "off").reader();
    Injected.into(signUp, "settings", new SignupSettings(reader));
    SignupRequest request =
        new SignupRequest(
            new Username("joe"), new EmailAddress("joe@example.com"), Secret.of("secret"), null);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> signUp.with(request, Caller.THIS_SERVER))
        .matches(refusal -> refusal.type() == ProblemType.SIGNUP_CLOSED);
  }
}
