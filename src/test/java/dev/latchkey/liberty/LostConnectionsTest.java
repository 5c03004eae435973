package dev.latchkey.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pool has lost is taken back, and nothing that is in use. */
class LostConnectionsTest {
  private static final String IDLE =
      " ManagedConnection@%s=ActiveInUse thread=null transaction=2 connectionHandles=0\n";
  private static final String BUSY =
      " ManagedConnection@%s=ActiveInTransaction thread=null transaction=2 connectionHandles=1\n";

  private static final String WAITING =
      " ManagedConnection@%s=ActiveInTransaction thread=null transaction=2 connectionHandles=0\n";

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final Pool pool = new Pool();
  private final LostConnections lost = new LostConnections();
  private ObjectName name;

  /** What Open Liberty says of a pool and lets do to it. */
  public interface PoolBean {
    String showPoolContents();

    String abortConnections(String kind, Long millis);
  }

  private static final class Pool implements PoolBean {
    final List<String> aborts = new ArrayList<>();
    String contents = "";

    @Override
    public String showPoolContents() {
      return "PoolManager@1ea1653f\nmaxPoolSize=12\nsize=2\nshared=1\n"
          + contents
          + "available=1\n ManagedConnection@3e97eb5e=Reusable\n";
    }

    @Override
    public String abortConnections(String kind, Long millis) {
      aborts.add(kind + " " + millis);
      return " 1 in use connections added to the in use abort list";
    }
  }

  @BeforeEach
  void start_a_pool() throws JMException {
    start("jdbc/latchkey");
  }

  @AfterEach
  void stop_it() throws JMException {
    beans.unregisterMBean(name);
  }

  private void start(String jndiName) throws JMException {
    name =
        new ObjectName(
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName="
                + jndiName
                + ",name=dataSource[latchkey]/connectionManager[default-0]");
    beans.registerMBean(new StandardMBean(pool, PoolBean.class), name);
  }

  private void look(String contents) {
    pool.contents = contents;
    lost.closeLost();
  }

  @Test
  void a_connection_that_nobody_holds_and_that_does_not_come_back_is_taken_back() {
    look(IDLE.formatted("a") + BUSY.formatted("b"));
    assertThat(pool.aborts).isEmpty();
    look(BUSY.formatted("c") + IDLE.formatted("a"));
    assertThat(pool.aborts).hasSize(1);
  }

  @Test
  void one_that_is_held_is_left_alone_however_long() {
    look(BUSY.formatted("a"));
    look(BUSY.formatted("a"));
    assertThat(pool.aborts).isEmpty();
  }

  @Test
  void one_that_waits_for_a_lock_is_left_alone_however_long() {
    look(WAITING.formatted("a"));
    look(WAITING.formatted("a"));
    assertThat(pool.aborts).isEmpty();
  }

  // The pool closes whatever has been in use for this long: one that waits for 15 s has not.
  @Test
  void one_that_waits_15_s_for_a_lock_is_not_closed_together_with_a_lost_one() {
    look(IDLE.formatted("a") + WAITING.formatted("b"));
    look(IDLE.formatted("a") + WAITING.formatted("b"));
    assertThat(pool.aborts).containsExactly("inUse 20000");
  }

  @Test
  void one_that_has_been_given_back_meanwhile_is_left_alone() {
    look(IDLE.formatted("a"));
    look(IDLE.formatted("b"));
    look("");
    look(IDLE.formatted("a"));
    assertThat(pool.aborts).isEmpty();
  }

  @Test
  void another_pool_of_the_server_is_none_of_our_business() throws JMException {
    stop_it();
    start("jdbc/other");
    look(IDLE.formatted("a"));
    look(IDLE.formatted("a"));
    assertThat(pool.aborts).isEmpty();
  }
}
