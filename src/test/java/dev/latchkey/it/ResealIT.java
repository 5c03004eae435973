package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator encrypts everything with the current secret. The nodes' tests change the secret. */
@LatchkeyIT
class ResealIT {
  private static final String RESEAL = "/api/admin/keys/reseal";

  @Test
  void nothing_changes_if_everything_has_the_current_secret() {
    String token = NewUser.signedUp().token();
    for (int i = 0; i < 2; i++) {
      Answer answer = Operator.api().post(RESEAL).ok();
      assertThat(answer.keys()).containsExactly("success", "message", "resealed");
      assertThat(answer.json().path("resealed").intValue()).isZero();
    }
    Api.anyone().bearing(token).get("/api/profile").ok();
    NewUser.signedUp();
  }

  @Test
  void it_is_in_the_audit_trail() {
    Operator.api().post(RESEAL).ok();
    Answer events = Operator.api().get("/api/admin/events?action=RESEAL&limit=1").ok();
    assertThat(events.json().path("events").get(0).path("actor").textValue())
        .startsWith("operator:");
    assertThat(events.json().path("events").get(0).path("detail").textValue()).isEqualTo("0");
  }

  @Test
  void only_an_operator_may() {
    Api.anyone().post(RESEAL).tokenRefused();
    Api.anyone().bearing("x".repeat(43)).post(RESEAL).tokenRefused();
    NewUser user = NewUser.signedUp();
    user.session().post(RESEAL).refused(403, "Forbidden");
    Operator.api()
        .post(Operator.account(user), Map.of("add_roles", new String[] {"latchkey-admin"}))
        .ok();
    user.session().post(RESEAL).refused(403, "Forbidden");
    Operator.api().get(RESEAL).refused(405, "Method not allowed");
  }
}
