package dev.latchkey.key;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.problem.SqlState;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * The keys of this node, read from the database that all nodes share. A next key is published for
 * {@code LATCHKEY_KEY_LEAD} before it signs; an old one stays until its last token has expired.
 */
@ApplicationScoped
public class KeyRotation {
  private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());

  @Inject private SigningKeys stored;
  @Inject private AuditTrail audit;
  @Inject private TokenSettings settings;
  @Inject private DatabaseClock clock;

  private volatile KeySeal seal;
  private volatile KeyRing ring;

  /**
   * Checks that a stored key opens under one of these secrets.
   *
   * @throws Seal.WrongSecretException if it does not
   */
  public static void check(SealSecrets secrets, String kid, String sealed) {
    new KeySeal(secrets).open(kid, sealed);
  }

  /**
   * Opens the stored keys, making the first if there is none.
   *
   * @throws Seal.WrongSecretException if they were sealed under another secret
   */
  public void open(SealSecrets secrets) {
    seal = new KeySeal(secrets);
    refresh();
    if (ring == null || !ring.newest().algorithm().equals(settings.algorithm())) {
      add(clock.ask(), Duration.ZERO);
    }
  }

  /** Reads the keys again, rotates if it is time, and forgets what no token needs any more. */
  public void refresh() {
    List<SigningKey> keys = stored.all();
    if (!keys.isEmpty() && !isKnown(keys)) {
      ring = KeyRing.of(keys.stream().map(this::opened).toList());
    }
  }

  /** Opening the keys is expensive, so it is done only after a change. */
  private boolean isKnown(List<SigningKey> keys) {
    return ring != null
        && keys.stream()
            .map(key -> Map.entry(key.kid(), key.signsFrom()))
            .toList()
            .equals(
                ring.keys().stream().map(key -> Map.entry(key.kid(), key.signsFrom())).toList());
  }

  /** Refreshes, and makes the next key when the newest has signed for its time. */
  public void keepUp() {
    refresh();
    Instant now = clock.ask();
    KeyRing.Key newest = ring.signing(now.plus(settings.lead()));
    if (newest.signsFrom().plus(settings.rotation()).minus(settings.lead()).isBefore(now)) {
      next(now);
    }
    forget(now);
  }

  /**
   * What a rotation has done.
   *
   * @param made whether a key was made; false if the next key was published before
   * @param signsFrom when the next key signs, by the database's clock
   */
  public record Rotation(boolean made, Instant signsFrom) {}

  /**
   * Publishes a next key now; it signs after the lead. If one is published that does not sign yet,
   * that is the next one: of two nodes that are asked at once, one makes it. A key that would sign
   * later than that was made by a node whose clock was wrong, and does not count.
   */
  public Rotation rotate() {
    refresh();
    return next(clock.ask());
  }

  private Rotation next(Instant now) {
    Instant afterTheLead = now.plus(settings.lead());
    boolean made =
        !ring.signing(afterTheLead).signsFrom().isAfter(now) && add(now, settings.lead());
    return new Rotation(made, ring.signing(afterTheLead).signsFrom());
  }

  /**
   * The period in which a key may have signed.
   *
   * @param from when it began to sign
   * @param until when the next key began, or now
   */
  public record SigningPeriod(Instant from, Instant until) {}

  /**
   * Replaces a key that somebody else may have: if it is the one that signs, a new key signs at
   * once. Its tokens count until {@link #remove}. Empty if there is no such key.
   */
  public Optional<SigningPeriod> replace(String kid) {
    refresh();
    return find(kid).map(this::replace);
  }

  /** Removes a key from the published set. Its tokens are refused. */
  public void remove(String kid) {
    find(kid).ifPresent(lost -> stored.remove(lost.generation()));
    refresh();
  }

  private Optional<KeyRing.Key> find(String kid) {
    return ring.keys().stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  private SigningPeriod replace(KeyRing.Key lost) {
    Instant now = clock.ask();
    // Another node may add a key at the same time; then the next try adds one.
    while (ring.signing(now).equals(lost)) {
      add(now, Duration.ZERO);
    }
    Instant until =
        ring.keys().stream()
            .filter(key -> key.generation() > lost.generation())
            .map(KeyRing.Key::signsFrom)
            .filter(begin -> begin.isAfter(lost.signsFrom()))
            .min(Instant::compareTo)
            .map(begin -> begin.plus(TokenSettings.SKEW))
            .orElse(now);
    return new SigningPeriod(lost.signsFrom().minus(TokenSettings.SKEW), until);
  }

  /**
   * Encrypts the stored keys under the current secret, in the caller's transaction. Returns how
   * many were encrypted under the old one.
   *
   * @throws Seal.WrongSecretException if one opens under neither
   */
  public int reseal() {
    return stored.all().stream().mapToInt(seal::reseal).sum();
  }

  /** Whether keys are open, so that tokens can be issued. */
  public boolean isOpen() {
    return ring != null;
  }

  public KeyRing ring() {
    return ring;
  }

  /** False if another node was first. */
  private boolean add(Instant now, Duration lead) {
    int generation = ring == null ? 1 : ring.newest().generation() + 1;
    KeyPairs.Pair pair = KeyPairs.make(settings.algorithm());
    Instant signsFrom = now.plus(lead);
    boolean made = true;
    try {
      stored.add(new SigningKey(generation, pair, seal.seal(pair.jwk()), now, signsFrom));
      audit.success(AuditAction.NEW_KEY, null, Caller.THIS_SERVER);
      LOG.info(() -> "signing key " + pair.kid() + " made; it signs from " + signsFrom);
    } catch (PersistenceException | EJBException raced) {
      if (!isRace(raced)) {
        throw new PersistenceException("the key cannot be stored", raced);
      }
      made = false;
      LOG.info("another node has made the next signing key first");
    }
    refresh();
    return made;
  }

  private static boolean isRace(RuntimeException thrown) {
    return SqlState.allOf(thrown).contains(SqlState.UNIQUE_VIOLATION) || Retry.isRolledBack(thrown);
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
    return new KeyRing.Key(
        key.generation(), pair, key.algorithm(), key.createdAt(), key.signsFrom());
  }
}
