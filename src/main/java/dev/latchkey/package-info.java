/**
 * Latchkey, a password-and-token server. Arrows point down only; ArchUnit holds them there.
 *
 * <pre>
 * operation                        start-up, health, timers, operator calls
 * signup login password profile    what a caller can do; they never see each other
 * session                          the live session behind every protected call
 * token mail throttle policy       keys and JWTs; the outbox; who tries too often; which passwords
 * account admission                accounts and what names them; who may hash now
 * secret audit                     hashing and random tokens; the trail of security events
 * runtime                          strict JSON, time, who calls, headers
 * web                              what a request may look like; documents that anyone may read
 * caller database                  addresses and blocks of addresses; which database, retries, its clock
 * problem                          every refusal, mapped once
 * setting                          how settings are parsed, and their faults told
 * </pre>
 *
 * Start reading at {@link dev.latchkey.login.LoginResource} and follow one login: the resource
 * turns strings into values, {@link dev.latchkey.login.LogIn} is the policy from top to bottom and
 * holds no transaction, {@link dev.latchkey.login.LoginLedger} is the one write.
 */
package dev.latchkey;
