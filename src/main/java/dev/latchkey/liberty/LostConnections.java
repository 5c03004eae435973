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
 * Takes back the connections that Open Liberty's pool loses. Under many callers it forgets one now
 * and then: it is in use for ever, and held by nobody, until none is left to serve with. Why, and
 * what else was tried: decision 15. On a server without such a pool there is nothing to do.
 */
@ApplicationScoped
public class LostConnections {
  private static final Logger LOG = Logger.getLogger(LostConnections.class.getName());

  private static final String POOL =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/latchkey,*";

  /**
   * Taken, and in no transaction: one that waits for a lock has no handles either, but a
   * transaction.
   */
  private static final Pattern HELD_BY_NOBODY =
      Pattern.compile(" *([^=]+)=ActiveInUse .* connectionHandles=0");

  private static final String TAKEN_BACK = "connections added to the in use abort list";

  /**
   * No call has a connection for as long. The pool closes everything that has been in use for
   * longer, also what a transaction holds, and stands still until a running statement ends
   * (decision 15).
   */
  private static final Duration LONG = Duration.ofSeconds(20);

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private Set<String> seen = Set.of();

  /** Looks at the pool; what nobody held at this look and the last is closed, and makes room. */
  public synchronized void takeBack() {
    try {
      for (ObjectName pool : beans.queryNames(new ObjectName(POOL), null)) {
        takeBackOf(pool);
      }
    } catch (JMException unknown) {
      throw new IllegalStateException("the pool of connections cannot be looked at", unknown);
    }
  }

  // A connection is held by nobody for a moment after each use, too: one look alone says nothing.
  private void takeBackOf(ObjectName pool) throws JMException {
    Set<String> idle = heldByNobody(pool);
    if (!Collections.disjoint(idle, seen)) {
      abort(pool);
    }
    seen = idle;
  }

  private Set<String> heldByNobody(ObjectName pool) throws JMException {
    String contents = (String) beans.invoke(pool, "showPoolContents", null, null);
    return contents
        .lines()
        .map(HELD_BY_NOBODY::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .collect(Collectors.toSet());
  }

  private void abort(ObjectName pool) throws JMException {
    Object[] longInUse = {"inUse", LONG.toMillis()};
    String[] types = {String.class.getName(), Long.class.getName()};
    String said = (String) beans.invoke(pool, "abortConnections", longInUse, types);
    if (said.contains(TAKEN_BACK)) {
      LOG.info("connections that the pool had lost are closed, decision 15");
    }
  }
}
