package dev.latchkey.revocation;

import dev.latchkey.runtime.Settings;
import dev.latchkey.seal.KeyedPermutation;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Seal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Takes a block of free indices for this node. No other node gets them. */
@Stateless
public class TakeIndices {
  /** Old lists can be removed sooner if a list is filled for a limited time only. */
  private static final Duration FILLS = Duration.ofDays(1);

  @Inject private StatusLists lists;
  @Inject private RandomTokens random;
  @Inject private Settings settings;

  /**
   * Takes a block of the open list. Creates a list if there is none; two nodes may create one each.
   *
   * @param seal encrypts the keys of the permutations
   * @param now the database's time
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<StatusPlace> of(Seal seal, Instant now) {
    String base = settings.publicUrl();
    StatusList list = lists.open(base, now).orElseGet(() -> create(base, seal, now));
    int first = list.takeBlock();
    byte[] key = Base64.getUrlDecoder().decode(seal.open(list.id(), list.sealedKey()));
    // An index must not tell how many logins there were before it.
    int[] order = KeyedPermutation.of(key, StatusList.CAPACITY);
    return Arrays.stream(order, first, first + StatusList.BLOCK)
        .mapToObj(index -> new StatusPlace(list.id(), list.uri(), index, list.fillsUntil()))
        .toList();
  }

  private StatusList create(String base, Seal seal, Instant now) {
    String id = random.sessionId();
    String key =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(random.bytes(KeyedPermutation.KEY_LENGTH));
    StatusList list = new StatusList(base, id, seal.seal(id, key), now.plus(FILLS));
    lists.add(list);
    return list;
  }
}
