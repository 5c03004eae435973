package dev.latchkey.client;

import dev.latchkey.database.InstantColumn;
import dev.latchkey.seal.Digest;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** A service that the operator has registered. Of its secret, only the digest is stored. */
@Entity
@Table(name = "client")
public class Client {
  @Id
  @Column(name = "client_id")
  private String id;

  private String name;

  @Column(name = "secret_digest")
  private String secretDigest;

  @Convert(converter = Permissions.class)
  private Set<Permission> permissions;

  @Column(name = "created_at")
  @Convert(converter = InstantColumn.class)
  private Instant createdAt;

  /** Null if it was never used. */
  @Column(name = "last_used_at")
  @Convert(converter = InstantColumn.class)
  private Instant lastUsedAt;

  protected Client() {}

  /** A new client. */
  public Client(String id, String name, Set<Permission> permissions, Digest secret, Instant now) {
    this.id = id;
    this.name = name;
    this.permissions = EnumSet.copyOf(permissions);
    this.secretDigest = secret.hex();
    this.createdAt = now;
  }

  /** Replaces the secret. The old one is refused from then on. */
  public void renew(Digest secret) {
    secretDigest = secret.hex();
  }

  /** Whether this is the client's secret, compared in constant time. */
  boolean hasSecret(String secret) {
    return Digest.sha256(secret).isStoredAs(secretDigest);
  }

  /** Whether this is the same client with the same secret. */
  public boolean isSameAs(Client before) {
    return id.equals(before.id) && secretDigest.equals(before.secretDigest);
  }

  /** Whether the operator has given it this permission. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Set<Permission> permissions() {
    return EnumSet.copyOf(permissions);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it was last used, to within five minutes; null if never. */
  public Instant lastUsedAt() {
    return lastUsedAt;
  }
}
