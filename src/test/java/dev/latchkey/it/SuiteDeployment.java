package dev.latchkey.it;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.ContainerMultiControlEvent;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeStop;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Deploys the unchanged WAR of the build once for all tests, because a deployment per class would
 * start the application each time. With {@code -Dlatchkey.it.url=...} nothing is started or
 * deployed: the tests call the server at that URL (CONTRIBUTING.md).
 */
public class SuiteDeployment implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Running.ELSEWHERE ? Running.class : Deployer.class);
  }

  /** Keeps Arquillian from setting up, starting and stopping a server. */
  public static class Running {
    private static final boolean ELSEWHERE = System.getProperty("latchkey.it.url") != null;

    /** Drops the event. */
    public void skip(@Observes EventContext<ContainerMultiControlEvent> start) {
      // Not calling proceed() is how Arquillian lets an observer drop an event.
    }
  }

  /** Deploys after the server has started, and undeploys before it stops. */
  public static class Deployer {
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Path BUILT =
        Path.of(System.getProperty("latchkey.it.war", "target/latchkey.war"));

    private final WebArchive archive =
        ShrinkWrap.create(ZipImporter.class, "latchkey.war")
            .importFrom(BUILT.toFile())
            .as(WebArchive.class);

    /** Deploys as soon as the server is up. */
    public void deploy(@Observes AfterStart started) throws DeploymentException {
      started.getDeployableContainer().deploy(archive);
      awaitReady();
    }

    // Schema and keys come after the deployment; until then every call is a 503.
    private static void awaitReady() {
      long end = System.nanoTime() + MOST.toNanos();
      while (!isReady()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Latchkey is not ready within " + MOST);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }

    // On a slow machine, Open Liberty opens its port some time after the deployment.
    private static boolean isReady() {
      try {
        return Api.anyone().get("/health/ready").status() == 200;
      } catch (UncheckedIOException refused) {
        return false;
      }
    }

    /** Undeploys, so that the server stops in the state in which it started. */
    public void undeploy(@Observes BeforeStop stopping) throws DeploymentException {
      stopping.getDeployableContainer().undeploy(archive);
    }
  }
}
