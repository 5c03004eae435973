package dev.latchkey.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Empties Open Liberty's pool of connections by its documented bean. Connections to a server that
 * has stopped taking writes look healthy, so the pool would keep them after another server has
 * become the primary. On a server without such a pool there is nothing to do.
 */
@ApplicationScoped
public class PoolPurge {
  private static final Logger LOG = Logger.getLogger(PoolPurge.class.getName());

  private static final String POOL =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/latchkey,*";

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /** Closes what is free; what is in use is closed when it is given back. */
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
      LOG.log(Level.WARNING, unknown, () -> "the pool of connections cannot be emptied");
    }
  }
}
