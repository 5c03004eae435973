package dev.latchkey.revocation;

import dev.latchkey.database.InstantColumn;
import dev.latchkey.session.Session;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** The index of a token in a status list. */
@Entity
@Table(name = "status_index")
@IdClass(StatusIndex.Key.class)
public class StatusIndex {
  @Id
  @Column(name = "list_id")
  private String listId;

  @Id private int idx;

  @Column(name = "session_id")
  private String sessionId;

  /** When the token expires. */
  @Column(name = "expires_at")
  @Convert(converter = InstantColumn.class)
  private Instant expiresAt;

  protected StatusIndex() {}

  StatusIndex(String listId, int index, Session session) {
    this.listId = listId;
    this.idx = index;
    this.sessionId = session.id();
    this.expiresAt = session.expiresAt();
  }

  String listId() {
    return listId;
  }

  int index() {
    return idx;
  }

  String sessionId() {
    return sessionId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** The primary key. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private String listId;
    private int idx;

    /** For the persistence provider. */
    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && idx == that.idx && listId.equals(that.listId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(listId, idx);
    }
  }
}
