package dev.latchkey.token;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;

/**
 * The keys of this node, read from the database that all nodes share. A next key is published for
 * {@code LATCHKEY_KEY_LEAD} before it signs; an old one stays until its last token has expired.
 */
@ApplicationScoped
public class KeyRotation {
  private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());

  @Inject private SigningKeys stored;
  @Inject private KeyFile file;
  @Inject private AuditTrail audit;
  @Inject private TokenSettings settings;
  @Inject private Clock clock;

  private volatile KeySeal seal;
  private volatile KeyRing ring;

  /**
   * Whether a stored key opens under this secret.
   *
   * @throws KeySeal.WrongSecretException if it does not
   */
  public static void check(String secret, String kid, String sealed) {
    new KeySeal(secret).open(kid, sealed);
  }

  /**
   * Opens the stored keys, making the first if there is none.
   *
   * @throws KeySeal.WrongSecretException if they were sealed under another secret
   */
  public void open(String secret) {
    seal = new KeySeal(secret);
    refresh();
    if (ring == null || !ring.newest().algorithm().equals(settings.algorithm())) {
      add(clock.instant());
    }
  }

  /** Reads the keys again, rotates if it is time, and forgets what no token needs any more. */
  public void refresh() {
    List<KeyRing.Key> keys = stored.all().stream().map(this::opened).toList();
    if (!keys.isEmpty()) {
      KeyRing read = KeyRing.of(keys);
      file.write(read.published());
      ring = read;
    }
  }

  /** Refreshes, and makes the next key when the newest has signed for its time. */
  public void keepUp() {
    refresh();
    Instant now = clock.instant();
    KeyRing.Key newest = ring.newest();
    if (newest.signsFrom().plus(settings.rotation()).minus(settings.lead()).isBefore(now)) {
      rotate();
    }
    forget(now);
  }

  /**
   * Publishes a next key now; it signs after the lead. Where one is published that does not sign
   * yet, that is the next one: of two nodes that are asked at once, one makes it.
   */
  public void rotate() {
    refresh();
    Instant now = clock.instant();
    if (!ring.newest().signsFrom().isAfter(now)) {
      add(now.plus(settings.lead()));
    }
  }

  /** Whether keys are open, so that tokens can be issued. */
  public boolean isOpen() {
    return ring != null;
  }

  KeyRing ring() {
    return ring;
  }

  private void add(Instant signsFrom) {
    int generation = ring == null ? 1 : ring.newest().generation() + 1;
    KeyPairs.Pair pair = KeyPairs.make(settings.algorithm());
    try {
      stored.add(
          new SigningKey(generation, pair, seal.seal(pair.jwk()), clock.instant(), signsFrom));
      audit.success(AuditAction.NEW_KEY, null, Caller.OURSELVES);
      LOG.info(() -> "signing key " + pair.kid() + " made; it signs from " + signsFrom);
    } catch (PersistenceException | EJBException raced) {
      LOG.info("another node has made the next signing key first");
    }
    refresh();
  }

  /** A key is needed until the last token that it signed has expired. */
  private void forget(Instant now) {
    Instant lastUse = now.minus(settings.lifetime()).minus(TokenSettings.SKEW);
    int needed = ring.signing(lastUse).generation();
    if (ring.keys().get(0).generation() < needed) {
      stored.removeBefore(needed);
      refresh();
    }
  }

  private KeyRing.Key opened(SigningKey key) {
    JWK pair = seal.open(key.kid(), key.sealedJwk());
    return new KeyRing.Key(key.generation(), pair, key.algorithm(), key.signsFrom());
  }
}
