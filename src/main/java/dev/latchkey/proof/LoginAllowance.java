package dev.latchkey.proof;

import dev.latchkey.throttle.Bucket;
import java.time.Instant;
import java.util.Set;

/**
 * How a login was allowed.
 *
 * @param counted the bucket in which it was counted before the check; null if there is none
 * @param last whether it was the last free try in that bucket
 * @param filled the keys of the buckets that were not empty before
 * @param nameFreeAt when the name has a free try again; null if this is one
 * @param mayMatch whether the password may be right
 */
record LoginAllowance(
    Bucket counted, boolean last, Set<String> filled, Instant nameFreeAt, boolean mayMatch) {
  /** Nothing is counted. */
  static final LoginAllowance UNLIMITED = new LoginAllowance(null, false, Set.of(), null, true);

  /** Whether it is a free try of the name. If not, it is one of the name at this address. */
  boolean ofName() {
    return nameFreeAt == null;
  }

  boolean isFilled(Bucket bucket) {
    return bucket.equals(counted) || filled.contains(bucket.key());
  }
}
