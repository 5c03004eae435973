package dev.latchkey.tck;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Adds the verifier to every application of the TCK. */
public class TckExtension implements LoadableExtension {
  private static final String CONFIG = "/WEB-INF/classes/META-INF/microprofile-config.properties";

  /** The TCK's tokens have another issuer, so the verifier must leave them alone. */
  private static final String ISSUER = "latchkey.verifier.issuer=http://localhost:1\n";

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(ApplicationArchiveProcessor.class, Processor.class);
  }

  /** Changes an archive before it is deployed. */
  public static class Processor implements ApplicationArchiveProcessor {
    @Override
    public void process(Archive<?> archive, TestClass test) {
      if (Boolean.getBoolean("tck.verifier") && archive instanceof WebArchive war) {
        String before = war.contains(CONFIG) ? text(war.get(CONFIG)) + "\n" : "";
        war.addAsLibrary(new File(System.getProperty("tck.jar")));
        war.delete(CONFIG);
        war.add(new StringAsset(before + ISSUER), CONFIG);
      }
    }

    private static String text(Node node) {
      try (InputStream in = node.getAsset().openStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
