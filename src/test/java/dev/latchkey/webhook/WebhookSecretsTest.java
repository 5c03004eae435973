package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.seal.RandomTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretsTest {
  /** The example of the reference implementation (Standard Webhooks 1.0, Svix). */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSecrets secrets =
      Injected.into(new WebhookSecrets(), "random", new RandomTokens());

  WebhookSecretsTest() {
    secrets.open("0123456789abcdef0123456789abcdef");
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
}
