package dev.latchkey.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Closes connections that Open Liberty's connection pool has lost. Under load the pool sometimes
 * forgets a connection: it stays in use for ever, but no thread has it. In the end the pool has no
 * connection left. Decision 15 says why this happens and what else was tried. On a server without
 * such a pool this class does nothing.
 */
@ApplicationScoped
public class LostConnections {
  private static final Logger LOG = Logger.getLogger(LostConnections.class.getName());

  private static final String POOL =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/latchkey,*";

  /**
   * A connection that is in use, but has no handle and no transaction. A connection that waits for
   * a lock has no handle either, but it has a transaction.
   */
  private static final Pattern WITHOUT_OWNER =
      Pattern.compile(" *([^=]+)=ActiveInUse .* connectionHandles=0");

  private static final String CLOSED = "connections added to the in use abort list";

  /**
   * No call needs a connection for this long. The pool closes every connection that has been in use
   * for longer, even inside a transaction, and it blocks until a running statement ends (decision
   * 15).
   */
  private static final Duration LONG_USE = Duration.ofSeconds(20);

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private Set<String> lastSeen = Set.of();

  /**
   * Inspects the pool once. Closes connections that had no owner at this inspection and at the last
   * one.
   */
  public synchronized void closeLost() {
    try {
      for (ObjectName pool : beans.queryNames(new ObjectName(POOL), null)) {
        inspect(pool);
      }
    } catch (JMException unknown) {
      throw new IllegalStateException("cannot inspect the connection pool", unknown);
    }
  }

  // After each use a connection has no owner for a moment, so one inspection proves nothing.
  private void inspect(ObjectName pool) throws JMException {
    Set<String> ownerless = withoutOwner(pool);
    if (!Collections.disjoint(ownerless, lastSeen)) {
      abort(pool);
    }
    lastSeen = ownerless;
  }

  private Set<String> withoutOwner(ObjectName pool) throws JMException {
    String contents = (String) beans.invoke(pool, "showPoolContents", null, null);
    return contents
        .lines()
        .map(WITHOUT_OWNER::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .collect(Collectors.toSet());
  }

  private void abort(ObjectName pool) throws JMException {
    Object[] arguments = {"inUse", LONG_USE.toMillis()};
    String[] types = {String.class.getName(), Long.class.getName()};
    String reply = (String) beans.invoke(pool, "abortConnections", arguments, types);
    if (reply.contains(CLOSED)) {
      LOG.info("closed connections that the pool had lost (decision 15)");
    }
  }
}
