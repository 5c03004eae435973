package dev.latchkey.key;

import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;

/** The table of signing keys, in memory, with its primary key: the generation. */
public class StoredKeys extends SigningKeys {

  private final List<SigningKey> rows = new ArrayList<>();
  private SigningKey quicker;

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
      throw new PersistenceException("duplicate key");
    }
    rows.add(key);
  }

  @Override
  public int removeBefore(int generation) {
    int before = rows.size();
    rows.removeIf(row -> row.generation() < generation);
    return before - rows.size();
  }
}
