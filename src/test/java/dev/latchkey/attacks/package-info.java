/**
 * Attacks on a running server. Each is a repeatable test:
 *
 * <pre>
 * mvn -Pattacks verify                                  # all of them on Open Liberty
 * mvn -Pattacks,payara verify                           # the same on Payara Micro
 * mvn -Pattacks verify -Dit.test=EncodedBodyAttackIT    # one
 * </pre>
 *
 * <p>Each test starts its own server with the heap and the settings as shipped; the rate limit is
 * on. While the attack runs, a {@link dev.latchkey.attacks.Bystander} keeps reading a profile and
 * the health check. Each of its calls must be answered within two seconds. After the attack the
 * server must be healthy: a login and a profile are served, the heap is as small as before, and the
 * log shows no {@code OutOfMemoryError}.
 *
 * <p>To add a case, write a class whose name ends in {@code AttackIT}, with one test:
 *
 * <pre>
 * class EncodedBodyAttackIT {
 *   &#64;Test
 *   void a_body_that_would_decompress_to_60_mb_is_refused_as_it_is() {
 *     AttackedServer.withstands(
 *         getClass(),
 *         server -&gt; {
 *           try (Crowd crowd = server.crowd(100)) {
 *             crowd.send("POST /api/login HTTP/1.1\r\n …");
 *             crowd.hold(Duration.ofSeconds(10));
 *           }
 *         });
 *   }
 * }
 * </pre>
 *
 * <p>Keep the attack at 10 to 20 seconds. Limit every attack in time and in number. The attackers
 * come from another address ({@link dev.latchkey.attacks.Crowd#ADDRESS}) than the bystander, so
 * that they do not share a rate limit. Run the new case once against a server without the
 * protection, and check that it fails.
 */
package dev.latchkey.attacks;
