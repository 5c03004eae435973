package dev.latchkey.database;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Work that only one node at a time does, and the time from which another node may take it. */
@Entity
@Table(name = "lease")
public class Lease {
  @Id private String name;

  @SuppressWarnings("UnusedVariable") // read by queries
  @Column(name = "free_at")
  @Convert(converter = InstantColumn.class)
  private Instant freeAt;

  protected Lease() {}
}
