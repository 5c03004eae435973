package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are sent to another system. */
@LatchkeyIT
class WebhookIT {
  private static final String WEBHOOKS = "/api/admin/webhooks";

  /** More than the attempts to a dead webhook in half a minute. */
  private static final int EVENTS = 20;

  private final Api operator = Operator.api();
  private final Receiver receiver = new Receiver();
  private final List<String> added = new ArrayList<>();

  @AfterEach
  void removeAll() {
    added.forEach(operator::delete);
    receiver.close();
  }

  /** Adds a webhook; returns the answer. */
  private JsonNode add(String... events) {
    Answer answer =
        operator.post(WEBHOOKS, Map.of("url", receiver.url() + "/hook", "events", List.of(events)));
    added.add(WEBHOOKS + "/" + answer.ok().json().path("id").longValue());
    return answer.json();
  }

  private String path() {
    return added.get(0);
  }

  private static long id(NewUser user) {
    String account = Operator.account(user);
    return Long.parseLong(account.substring(account.lastIndexOf('/') + 1));
  }

  private Receiver.Received await(String type, long account) {
    return receiver.await(message -> message.type().equals(type) && message.account() == account);
  }

  private static String signature(String secret, Receiver.Received message)
      throws GeneralSecurityException {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = message.id() + "." + message.timestamp() + "." + message.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  @Test
  void what_happens_to_an_account_is_sent_and_signed() throws GeneralSecurityException {
    String secret =
        add(
                "account.created",
                "account.updated",
                "account.roles_changed",
                "account.disabled",
                "account.password_changed",
                "session.created",
                "session.ended",
                "account.deleted")
            .path("secret")
            .textValue();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    NewUser user = NewUser.signedUp();
    long id = id(user);
    Receiver.Received created = await("account.created", id);
    assertThat(created.signature()).isEqualTo(signature(secret, created));
    assertThat(created.json().path("timestamp").textValue()).endsWith("Z");
    assertThat(created.body()).doesNotContain(user.username(), user.email());
    String account = "/api/admin/accounts/" + id;
    operator.post(account, Map.of("phone", "12345", "add_roles", List.of("editor"))).ok();
    assertThat(await("account.updated", id).json().path("data").path("fields").toString())
        .isEqualTo("[\"phone\"]");
    assertThat(
            await("account.roles_changed", id).json().path("data").path("roles_given").toString())
        .isEqualTo("[\"editor\"]");
    await("session.created", id);
    operator.post(account, Map.of("enabled", false)).ok();
    await("account.disabled", id);
    await("session.ended", id);
    operator.post(account + "/password", Map.of("new_password", "another-long-one")).ok();
    await("account.password_changed", id);
    operator.delete(account).ok();
    await("account.deleted", id);
  }

  @Test
  void a_refused_login_is_sent_at_most_ten_times_in_a_minute_for_an_account() {
    add("login.refused");
    NewUser user = NewUser.signedUp();
    long id = id(user);
    user.withPassword("wrong-password-1").logIn();
    assertThat(await("login.refused", id).json().path("data").path("account_id").longValue())
        .isEqualTo(id);
  }

  @Test
  void a_failed_delivery_is_shown_and_sent_again_on_request() {
    add("account.created");
    receiver.answers(500);
    long id = id(NewUser.signedUp());
    await("account.created", id);
    JsonNode failed = awaitAttempt();
    assertThat(Answer.keysOf(failed))
        .containsExactly(
            "id", "type", "created_at", "state", "at", "duration_millis", "status", "reason");
    assertThat(failed.path("state").textValue()).isEqualTo("waiting");
    assertThat(failed.path("status").intValue()).isEqualTo(500);
    receiver.answers(204);
    operator.post(path() + "/deliveries/" + failed.path("id").longValue() + "/retry").ok();
    receiver.await(message -> receiver.all().size() > 1);
    Receiver.Received first = receiver.all().get(0);
    Receiver.Received again = receiver.all().get(1);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.body()).isEqualTo(first.body());
  }

  private JsonNode awaitAttempt() {
    for (int tries = 0; tries < 200; tries++) {
      JsonNode newest = operator.get(path() + "/deliveries").ok().json().path("deliveries").path(0);
      if (newest.path("status").isInt()) {
        return newest;
      }
    }
    throw new AssertionError("no attempt was recorded");
  }

  @Test
  void a_redirect_is_a_failure_and_is_not_followed() {
    add("account.created");
    receiver.answers(302);
    Answer tested = operator.post(path() + "/test").ok();
    assertThat(tested.json().path("success").booleanValue()).isFalse();
    assertThat(tested.json().path("status").intValue()).isEqualTo(302);
    assertThat(receiver.all()).hasSize(1);
  }

  @Test
  void of_an_answer_at_most_64_kib_are_read() {
    add("account.created");
    receiver.sendsHeader(20_000);
    assertThat(operator.post(path() + "/test").ok().json().path("status").intValue())
        .isEqualTo(200);
    receiver.sendsHeader(70_000);
    JsonNode tested = operator.post(path() + "/test").ok().json();
    assertThat(tested.path("success").booleanValue()).isFalse();
    assertThat(tested.path("reason").textValue()).isEqualTo("the answer is too long");
  }

  @Test
  void what_happens_right_after_a_webhook_was_added_is_sent() throws InterruptedException {
    String busy = Operator.account(NewUser.signedUp());
    String account = Operator.account(NewUser.signedUp());
    AtomicBoolean done = new AtomicBoolean();
    Thread others =
        new Thread(
            () -> {
              for (int i = 10_000; !done.get(); i++) {
                operator.post(busy, Map.of("phone", Integer.toString(i)));
              }
            });
    others.start();
    try {
      for (int i = 0; i < 20; i++) {
        long webhook = add("account.disabled", "account.enabled").path("id").longValue();
        operator.post(account, Map.of("enabled", i % 2 == 1)).ok();
        assertThat(deliveries(webhook)).hasSize(1);
        operator.delete(WEBHOOKS + "/" + webhook);
      }
    } finally {
      done.set(true);
      others.join();
    }
  }

  private JsonNode deliveries(long webhook) {
    return operator.get(WEBHOOKS + "/" + webhook + "/deliveries").ok().json().path("deliveries");
  }

  @Test
  void a_webhook_that_never_answers_does_not_hold_up_another() throws IOException {
    try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      Object url = "http://127.0.0.1:" + dead.getLocalPort() + "/";
      Map<String, Object> body = Map.of("url", url, "events", List.of("account.updated"));
      long silent = operator.post(WEBHOOKS, body).ok().json().path("id").longValue();
      added.add(WEBHOOKS + "/" + silent);
      add("account.updated");
      String account = Operator.account(NewUser.signedUp());
      for (int i = 0; i < EVENTS; i++) {
        operator.post(account, Map.of("phone", "12345" + i)).ok();
      }
      awaitReason(silent);
      receiver.await(message -> receiver.all().size() == EVENTS);
      assertThat(deliveries(silent)).hasSize(EVENTS);
      assertThat(deliveries(silent))
          .filteredOn(delivery -> delivery.path("at").isTextual())
          .hasSizeLessThan(EVENTS / 2);
    }
  }

  /** Waits until an attempt has got no answer in 15 seconds. */
  private void awaitReason(long webhook) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline) {
      for (JsonNode delivery : deliveries(webhook)) {
        if (delivery.path("reason").isTextual()) {
          assertThat(delivery.path("reason").textValue()).isEqualTo("no answer within 15 seconds");
          return;
        }
      }
    }
    throw new AssertionError("no attempt has failed");
  }

  @Test
  void a_410_turns_the_webhook_off() {
    add("account.created");
    receiver.answers(410);
    long id = id(NewUser.signedUp());
    await("account.created", id);
    for (int tries = 0; tries < 200 && isEnabled(); tries++) {
      Thread.onSpinWait();
    }
    assertThat(isEnabled()).isFalse();
  }

  private boolean isEnabled() {
    JsonNode all = operator.get(WEBHOOKS).ok().json().path("webhooks");
    for (JsonNode webhook : all) {
      if (path().endsWith("/" + webhook.path("id").longValue())) {
        return webhook.path("enabled").booleanValue();
      }
    }
    throw new AssertionError("the webhook is not listed");
  }

  @Test
  void after_a_change_of_the_secret_both_sign_for_a_day() throws GeneralSecurityException {
    String before = add("account.created").path("secret").textValue();
    String after = operator.post(path() + "/secret").ok().json().path("secret").textValue();
    assertThat(operator.post(path() + "/test").ok().json().path("success").booleanValue()).isTrue();
    Receiver.Received message = receiver.all().get(0);
    assertThat(message.signature().split(" "))
        .containsExactly(signature(after, message), signature(before, message));
  }

  @Test
  void a_webhook_is_changed_and_removed() {
    add("account.created");
    JsonNode changed =
        operator
            .post(path(), Map.of("events", List.of("login.refused"), "enabled", false))
            .ok()
            .json()
            .path("webhook");
    assertThat(Answer.keysOf(changed))
        .containsExactly("id", "url", "events", "enabled", "created_at");
    assertThat(changed.path("events").toString()).isEqualTo("[\"login.refused\"]");
    assertThat(changed.path("enabled").booleanValue()).isFalse();
    operator.delete(path()).ok();
    operator.delete(path()).refused(404, "Not found");
    operator.post(path() + "/test").refused(404, "Not found");
    operator.get(path() + "/deliveries").refused(404, "Not found");
    operator.post(path() + "/deliveries/1/retry").refused(404, "Not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://2130706433/",
        "https://user@example.com/",
        "https://example.com/#x",
        "http://8.8.8.8/",
        "ftp://127.0.0.1/",
        "https://127.0.0.1:99999/",
        "//127.0.0.1/",
        "https:///x",
        "x"
      })
  void a_target_that_may_not_be_reached_is_refused(String url) {
    operator
        .post(WEBHOOKS, Map.of("url", url, "events", List.of("account.created")))
        .refusedFor("url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"account\"]", "[1]", "null", "\"account.created\""})
  void events_that_are_not_known_are_refused(String events) {
    operator
        .post(WEBHOOKS, "{\"url\":\"" + receiver.url() + "\",\"events\":" + events + "}")
        .refusedFor("events");
  }
}
