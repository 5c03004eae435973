package dev.latchkey.webhook;

import dev.latchkey.seal.Hmac;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The secrets of webhooks, and the signatures that they make (Standard Webhooks 1.0). */
@ApplicationScoped
public class WebhookSecrets {
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final String PURPOSE = "webhooks";

  @Inject private RandomTokens random;
  @Inject private Webhooks webhooks;

  private volatile Seal seal;

  /**
   * Must be called before the first use.
   *
   * @param node decrypt the secrets of webhooks
   */
  public void open(SealSecrets node) {
    seal = new Seal(node, PURPOSE);
  }

  /**
   * Encrypts the secrets of all webhooks under the node's current secret, in the caller's
   * transaction. Returns how many were encrypted under the old one.
   *
   * @throws Seal.WrongSecretException if one opens under neither
   */
  public int reseal() {
    return webhooks.all().stream()
        // A change of the secret at the same time would move the old one to another column.
        .flatMap(webhook -> webhooks.locked(webhook.id()).stream())
        .mapToInt(webhook -> webhook.reseal(seal, PURPOSE))
        .sum();
  }

  /** A new secret: 256 random bits, in the form of Standard Webhooks. */
  public String make() {
    return PREFIX + Base64.getEncoder().encodeToString(random.bytes(BYTES));
  }

  /** The secret as it is stored. */
  public String sealed(String secret) {
    return seal.seal(PURPOSE, secret);
  }

  /**
   * The value of {@code webhook-signature}: one signature for each secret.
   *
   * @param id {@code webhook-id}
   * @param timestamp {@code webhook-timestamp}, in seconds
   */
  public String signatures(List<String> sealedSecrets, String id, long timestamp, String body) {
    String signed = id + "." + timestamp + "." + body;
    return sealedSecrets.stream()
        .map(secret -> "v1," + signature(seal.open(PURPOSE, secret), signed))
        .collect(Collectors.joining(" "));
  }

  private static String signature(String secret, String signed) {
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    return Base64.getEncoder().encodeToString(Hmac.sha256(key, signed));
  }
}
