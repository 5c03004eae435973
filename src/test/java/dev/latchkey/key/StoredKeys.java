package dev.latchkey.key;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of signing keys, in memory, with its primary key: the generation. */
public class StoredKeys extends SigningKeys {

  private final List<SigningKey> rows = new ArrayList<>();
  private SigningKey quicker;
  private boolean full;

  /** No more rows can be stored. */
  void beFull() {
    full = true;
  }

  /** Lets another node store this key just before the next one is added. */
  void beQuicker(SigningKey key) {
    quicker = key;
  }

  @Override
  public List<SigningKey> all() {
    return List.copyOf(rows);
  }

  @Override
  public void add(SigningKey key) {
    if (quicker != null) {
      rows.add(quicker);
      quicker = null;
    }
    if (rows.stream().anyMatch(row -> row.generation() == key.generation())) {
      throw refused("23505");
    }
    if (full) {
      throw refused("53100");
    }
    rows.add(key);
  }

  private static PersistenceException refused(String state) {
    return new PersistenceException(new SQLException("refused", state));
  }

  @Override
  public void remove(int generation) {
    rows.removeIf(row -> row.generation() == generation);
  }

  @Override
  public int removeBefore(int generation) {
    int before = rows.size();
    rows.removeIf(row -> row.generation() < generation);
    return before - rows.size();
  }
}
