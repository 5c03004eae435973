package dev.latchkey.key;

import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key pair as stored: the public part readable, the private part sealed. Generations are
 * numbered, so that of two nodes that rotate at once one wins and the other takes its key.
 */
@Entity
@Table(name = "signing_key")
public class SigningKey {
  @Id private int generation;

  private String kid;
  private String algorithm;

  @Column(name = "public_jwk")
  private String publicJwk;

  @Column(name = "sealed_jwk")
  private String sealedJwk;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  @Column(name = "signs_from")
  @Convert(converter = InstantColumn.class)
  private Instant signsFrom;

  protected SigningKey() {}

  SigningKey(int generation, KeyPairs.Pair pair, String sealed, Instant now, Instant signsFrom) {
    this.generation = generation;
    this.kid = pair.kid();
    this.algorithm = pair.algorithm();
    this.publicJwk = pair.publicJwk();
    this.sealedJwk = sealed;
    this.createdAt = now;
    this.signsFrom = signsFrom;
  }

  /** Stores the same key pair, encrypted under another secret. */
  void reseal(String sealed) {
    sealedJwk = sealed;
  }

  int generation() {
    return generation;
  }

  String kid() {
    return kid;
  }

  String algorithm() {
    return algorithm;
  }

  String publicJwk() {
    return publicJwk;
  }

  String sealedJwk() {
    return sealedJwk;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant signsFrom() {
    return signsFrom;
  }
}
