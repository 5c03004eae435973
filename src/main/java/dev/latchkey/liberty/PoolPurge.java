package dev.latchkey.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Empties Open Liberty's connection pool through its documented MBean. After a failover,
 * connections to the old primary still look healthy, although that server takes no writes any more.
 * The pool would keep them. On a server without such a pool this class does nothing.
 */
@ApplicationScoped
public class PoolPurge {
  private static final Logger LOG = Logger.getLogger(PoolPurge.class.getName());

  private static final String POOL =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/latchkey,*";

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /** Closes idle connections at once, and the others when they are returned. */
  public void empty() {
    try {
      for (ObjectName pool : beans.queryNames(new ObjectName(POOL), null)) {
        beans.invoke(
            pool,
            "purgePoolContents",
            new Object[] {"normal"},
            new String[] {String.class.getName()});
      }
    } catch (JMException unknown) {
      LOG.log(Level.WARNING, unknown, () -> "cannot empty the connection pool");
    }
  }
}
