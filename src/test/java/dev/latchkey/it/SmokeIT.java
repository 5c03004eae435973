package dev.latchkey.it;

import org.junit.jupiter.api.Test;

@LatchkeyIT
class SmokeIT {

  @Test
  void somebody_signs_up_logs_in_and_resets_a_forgotten_password() {
    NewUser user = NewUser.signedUp();
    user.session().get("/api/profile").ok();
    user.reset(user.resetToken(), "another-" + user.password()).ok();
    user.withPassword("another-" + user.password()).logIn().ok();
  }
}
