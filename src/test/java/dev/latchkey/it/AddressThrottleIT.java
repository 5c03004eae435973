package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How much one address may do, and that it cannot pass for another one. */
@LatchkeyIT
class AddressThrottleIT {
  private static final String TOO_MANY = "Too many attempts, try again later";

  /** What the tests' server lets an address do; ten times what is configured, in development. */
  private static final int FREE = 40;

  private static final String RESET_REFUSED = "Invalid or expired reset token";

  /** What {@code tests.xml} sets. */
  private static final String OPERATOR = "only-the-tests-know-this-operator-token";

  private final Api here = Api.anyone();

  private static Answer spoofing(Api api, String claimed, Function<Api, Answer> call) {
    return call.apply(api.with("X-Forwarded-For", claimed));
  }

  /** Uses up what this address may do, every time claiming to come from somewhere else. */
  private void useUp(int expected, Function<Api, Answer> call) {
    for (int i = 0; i < FREE; i++) {
      String claimed = "203.0.113." + i + ", " + here.address();
      assertThat(spoofing(here, claimed, call).status()).as("call " + i).isEqualTo(expected);
    }
    refusedWhoeverItClaimsToBe(call);
    assertThat(call.apply(Api.anyone()).status()).isEqualTo(expected);
  }

  private void refusedWhoeverItClaimsToBe(Function<Api, Answer> call) {
    Answer answer = call.apply(here).refused(429, TOO_MANY);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    for (String claimed :
        new String[] {"203.0.113.99, ", "127.0.0.1, ", "x, ", ",, ", "2001:db8::1,"}) {
      spoofing(here, claimed + here.address(), call).refused(429, TOO_MANY);
    }
    // Behind two trusted proxies it is still the same client.
    spoofing(here, here.address() + ", 127.0.0.2", call).refused(429, TOO_MANY);
  }

  @Test
  void failed_logins_are_counted_by_address_whatever_the_account() {
    useUp(
        401,
        api ->
            api.post(
                "/api/login", Map.of("username", NewUser.unknown().username(), "password", "x")));
  }

  /** All of them insert the row of the address, and one of them is first. */
  @Test
  void first_failures_at_the_same_moment_are_counted_and_write_no_stack() {
    int before = stacksOfBeans();
    List<Answer> answers =
        Together.send(
            FREE / 2,
            i ->
                here.post(
                    "/api/login",
                    Map.of("username", NewUser.unknown().username(), "password", "x")));
    assertThat(answers).extracting(Answer::status).containsOnly(401);
    assertThat(stacksOfBeans()).isEqualTo(before);
  }

  /** What Open Liberty and Payara write for an exception that they do not expect of a bean. */
  private static int stacksOfBeans() {
    ServerLogs logs = ServerLogs.now();
    return logs.linesWith("CNTR0020E").size()
        + logs.linesWith("A system exception occurred").size();
  }

  @Test
  void tries_of_reset_tokens_are_counted_by_address() {
    useUp(
        400,
        api ->
            api.post("/api/reset-password", Map.of("token", "x", "new_password", "long enough")));
  }

  @Test
  void requests_of_resets_are_counted_by_address() {
    useUp(200, api -> api.post("/api/forgot-password", Map.of("email", NewUser.unknown().email())));
  }

  @Test
  void signups_are_counted_by_address() {
    useUp(200, api -> api.post("/api/signup", NewUser.unknown().signupForm()));
  }

  @Test
  void a_line_of_the_header_that_the_client_sent_itself_does_not_count() {
    String body = "{\"token\":\"x\",\"new_password\":\"long enough\"}";
    int last = 0;
    for (int i = 0; i <= FREE; i++) {
      last =
          RawHttp.status(
              RawHttp.exchange(
                  "POST /api/reset-password HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                      + "Content-Type: application/json\r\n"
                      + ("X-Forwarded-For: 203.0.113." + i + "\r\n")
                      + ("X-Forwarded-For: " + here.address() + "\r\n")
                      + ("Content-Length: " + body.length() + "\r\n\r\n" + body)));
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void other_headers_that_name_an_address_count_for_nothing() {
    Api spoofed = here.with("X-Forwarded-For", here.address());
    for (String name :
        new String[] {"Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "$WSRA"}) {
      spoofed = spoofed.with(name, name.equals("Forwarded") ? "for=203.0.113.7" : "203.0.113.7");
    }
    Api session = spoofed.bearing(NewUser.signedUp().token());
    NewUser user = NewUser.signedUp();
    String token =
        spoofed
            .post("/api/login", Map.of("username", user.username(), "password", user.password()))
            .ok()
            .json()
            .path("token")
            .textValue();
    assertThat(session.bearing(token).get("/api/sessions").ok().json().findValuesAsText("ip"))
        .containsExactly(here.address());
  }

  @Test
  void of_many_requests_at_the_same_moment_exactly_as_many_pass_as_are_free() {
    List<Answer> answers =
        Together.send(
            FREE + 40,
            i -> here.post("/api/forgot-password", Map.of("email", NewUser.unknown().email())));
    assertThat(Together.count(answers, 200)).isEqualTo(FREE);
    assertThat(Together.count(answers, 429)).isEqualTo(40);
  }

  @Test
  void the_subnets_of_one_ipv6_site_share_ten_times_the_limit() {
    String site = "2001:db8:" + NewUser.unknown().email().substring(0, 4) + ":";
    int passed = 0;
    for (int i = 0; i < FREE * 11; i++) {
      Api subnet = here.with("X-Forwarded-For", site + Integer.toHexString(i % 100) + "::1");
      passed += reset(subnet).status() == 400 ? 1 : 0;
    }
    assertThat(passed).isEqualTo(FREE * 10);
    reset(here.with("X-Forwarded-For", "2001:db8:0:1::1")).refused(400, RESET_REFUSED);
  }

  private static Answer reset(Api api) {
    return api.post("/api/reset-password", Map.of("token", "x", "new_password", "long enough"));
  }

  @Test
  void wrong_tokens_of_an_operator_are_counted_and_the_right_one_is_always_let_in() {
    Function<Api, Answer> guess = api -> api.bearing("a guess").post("/api/admin/keys/rotate");
    useUp(401, guess);
    here.bearing(OPERATOR).post("/api/admin/keys/rotate").ok();
    // A login is another matter.
    NewUser user = NewUser.signedUp();
    here.post("/api/login", Map.of("username", user.username(), "password", user.password())).ok();
  }
}
