package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.SealSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {
  /** The example of the reference implementation (Standard Webhooks 1.0, Svix). */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String OLD = "0123456789abcdef0123456789abcdef";
  private static final String NEW = "fedcba9876543210fedcba9876543210";
  private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSecrets secrets =
      Injected.into(new WebhookSecrets(), "random", new RandomTokens());

  WebhookSecretsTest() {
    secrets.open(SealSecrets.only(OLD));
  }

  @Test
  void the_signature_is_that_of_the_reference_implementation() {
    String sealed = secrets.sealed(SECRET);
    assertThat(sealed).doesNotContain(SECRET.substring(6));
    assertThat(secrets.signatures(List.of(sealed), ID, 1_614_265_330, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void the_old_secret_signs_after_the_new_one() {
    List<String> both = List.of(secrets.sealed(secrets.make()), secrets.sealed(SECRET));
    assertThat(secrets.signatures(both, ID, 1_614_265_330, BODY).split(" "))
        .hasSize(2)
        .endsWith(SIGNATURE)
        .doesNotHaveDuplicates();
  }

  @Test
  void after_a_change_of_the_nodes_secret_both_secrets_are_encrypted_again() {
    Webhook webhook = new Webhook("https://x.example", Set.of(), secrets.sealed(SECRET), NOW);
    webhook.renew(secrets.sealed(SECRET), NOW);
    WebhookSecrets changed = Injected.into(new WebhookSecrets(), "webhooks", new Only(webhook));
    changed.open(new SealSecrets(NEW, Optional.of(OLD)));
    assertThat(changed.reseal()).isEqualTo(2);
    assertThat(changed.reseal()).isZero();
    WebhookSecrets after = new WebhookSecrets();
    after.open(SealSecrets.only(NEW));
    assertThat(after.signatures(webhook.sealedSecrets(NOW), ID, 1_614_265_330, BODY))
        .isEqualTo(SIGNATURE + " " + SIGNATURE);
  }

  /** The table of webhooks with one row. */
  private static final class Only extends Webhooks {
    private final Webhook webhook;

    Only(Webhook webhook) {
      this.webhook = webhook;
    }

    @Override
    public List<Webhook> all() {
      return List.of(webhook);
    }

    @Override
    public Optional<Webhook> locked(long id) {
      return Optional.of(webhook);
    }
  }
}
