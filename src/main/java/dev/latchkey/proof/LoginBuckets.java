package dev.latchkey.proof;

import dev.latchkey.caller.Caller;
import dev.latchkey.name.LoginName;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.ThrottleSettings;
import java.util.List;
import java.util.stream.Stream;

/**
 * The buckets in which the failure of a login is counted.
 *
 * @param accountId the account; null if there is none with this name
 * @param name the bucket of the name that was typed, from wherever it comes: of the name and not of
 *     the account, because two names that share a count would tell that they are one account's
 * @param nameHere the bucket of this name from this subnet alone
 * @param sources the buckets of this subnet and its site, for whatever name
 */
record LoginBuckets(
    Long accountId, Caller caller, Bucket name, Bucket nameHere, List<Bucket> sources) {

  static LoginBuckets of(Long accountId, LoginName name, Caller caller, ThrottleSettings settings) {
    Bucket byName = FailedLogins.bucket(name, settings);
    return new LoginBuckets(
        accountId,
        caller,
        byName,
        new Bucket(byName.key() + ":" + caller.ip().subnet(), settings.account()),
        Bucket.byAddress("login:from", settings.login(), caller.ip()));
  }

  /** All buckets, in the order in which they are locked. */
  List<Bucket> buckets() {
    return Stream.concat(Stream.of(name, nameHere), sources.stream()).toList();
  }
}
