package dev.latchkey.revocation;

import dev.latchkey.token.StatusReference;
import java.time.Instant;

/**
 * A free index that this node may give to one token.
 *
 * @param fillsUntil after this time, the index is not used
 */
record StatusPlace(String listId, String uri, int index, Instant fillsUntil) {
  StatusReference reference() {
    return new StatusReference(uri, index);
  }
}
