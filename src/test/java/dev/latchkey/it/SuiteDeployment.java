package dev.latchkey.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.event.container.AfterStart;
import org.jboss.arquillian.container.spi.event.container.BeforeStop;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Deploys the archive that the build has made, as it is, once for all tests: a deployment of its
 * own for each class would cost each of them a start of the application.
 */
public class SuiteDeployment implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Deployer.class);
  }

  /** Listens to the container's life. */
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
      while (Api.anyone().get("/health/ready").status() != 200) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Latchkey is not ready within " + MOST);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }

    /** Takes the archive away again, so that the server stops as it was. */
    public void undeploy(@Observes BeforeStop stopping) throws DeploymentException {
      stopping.getDeployableContainer().undeploy(archive);
    }
  }
}
