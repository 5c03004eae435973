package dev.latchkey.webhook;

import dev.latchkey.database.InstantColumn;
import dev.latchkey.seal.Seal;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An address of another system to which events are sent. Its secrets are stored encrypted. */
@Entity
@Table(name = "webhook")
public class Webhook {
  /** How long the old secret also signs after a change. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_id")
  @SequenceGenerator(name = "webhook_id", sequenceName = "webhook_id", allocationSize = 50)
  private long id;

  private String url;

  @Convert(converter = EventTypes.class)
  private Set<EventType> events;

  private boolean enabled;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "sealed_old_secret")
  private String sealedOldSecret;

  @Column(name = "old_secret_until")
  @Convert(converter = InstantColumn.class)
  private Instant oldSecretUntil;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  protected Webhook() {}

  /** A new, enabled webhook. */
  public Webhook(String url, Set<EventType> events, String sealedSecret, Instant now) {
    this.url = url;
    this.events = Set.copyOf(events);
    this.enabled = true;
    this.sealedSecret = sealedSecret;
    this.createdAt = now;
  }

  /** Changes what was given; a null leaves the value as it is. */
  public void change(String newUrl, Set<EventType> newEvents, Boolean nowEnabled) {
    url = newUrl == null ? url : newUrl;
    events = newEvents == null ? events : Set.copyOf(newEvents);
    enabled = nowEnabled == null ? enabled : nowEnabled;
  }

  /** Replaces the secret. The old one also signs for a day. */
  public void renew(String newSealedSecret, Instant now) {
    sealedOldSecret = sealedSecret;
    oldSecretUntil = now.plus(OVERLAP);
    sealedSecret = newSealedSecret;
  }

  /** Encrypts the secrets under the node's current secret. Returns how many had the old one. */
  int reseal(Seal seal, String sealId) {
    int current = seal.reseal(sealId, sealedSecret, text -> sealedSecret = text);
    return sealedOldSecret == null
        ? current
        : current + seal.reseal(sealId, sealedOldSecret, text -> sealedOldSecret = text);
  }

  /** Sends nothing any more: the other system has said that the address is gone. */
  public void turnOff() {
    enabled = false;
  }

  /** The encrypted secrets that sign now, the newest first. */
  public List<String> sealedSecrets(Instant now) {
    List<String> secrets = new ArrayList<>(List.of(sealedSecret));
    if (sealedOldSecret != null && oldSecretUntil.isAfter(now)) {
      secrets.add(sealedOldSecret);
    }
    return secrets;
  }

  public long id() {
    return id;
  }

  public String url() {
    return url;
  }

  public Set<EventType> events() {
    return Set.copyOf(events);
  }

  public boolean enabled() {
    return enabled;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
