/**
 * Latchkey, a password-and-token server. Dependencies point down, or right within a line; ArchUnit
 * checks that.
 *
 * <pre>
 * cli startup payara housekeeping         the operator's command, a jar of its own; brings the node up; repeated work
 * operator admin transfer browser pages   an operator's calls; import, export; browsers; pages (also health)
 * signup login logout password reset      what a caller can do (also profile, email, link); they never see each other
 * discovery introspection push            what other services can ask, and what they are told
 * access statuslist newpassword erasure   who may call; lists of ended tokens; a new password; an erased account
 * verification proof                      mails that prove an address; proving a password, against guessing
 * revocation session token                which tokens have ended; live sessions; JWTs
 * key devmailbox meter                    signing keys; a mailbox for development; request metrics
 * throttle admission client web webhook   rate limits; who may hash now; services; filters; webhooks (also document)
 * familiar ticket mail audit error        known addresses; mailed tokens; mails; events; every error
 * account name brand delivery server http accounts; what they and the service are called; the outbox; requests (also caller)
 * policy credential foreignhash migration which passwords; their hashes, also of other systems; the schema
 * json database runtime                   strict JSON; retries, leases, the clock; the running node
 * seal argon2 address liberty             secrets; Argon2id; IP addresses; faults of Open Liberty
 * problem setting metric text verifier    every refusal; settings; metrics; languages; a jar for others, which stands alone
 * </pre>
 *
 * Start reading at {@link dev.latchkey.login.LoginResource} and follow one login: the resource
 * turns strings into values, {@link dev.latchkey.login.LogIn} is the policy from top to bottom and
 * holds no transaction, {@link dev.latchkey.login.LoginTransaction} is the one write.
 */
package dev.latchkey;
