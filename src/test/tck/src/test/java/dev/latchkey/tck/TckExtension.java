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

  private static final String OUTSIDE = "/META-INF/microprofile-config.properties";

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
      if (archive instanceof WebArchive war) {
        boolean verifier = Boolean.getBoolean("tck.verifier");
        if (verifier) {
          war.addAsLibrary(new File(System.getProperty("tck.jar")));
        }
        // Open Liberty reads this file from the class path only; the TCK puts it next to the manifest.
        String before = text(war, OUTSIDE) + text(war, CONFIG);
        war.delete(CONFIG);
        war.add(new StringAsset(before + (verifier ? ISSUER : "")), CONFIG);
      }
    }

    private static String text(WebArchive war, String path) {
      return war.contains(path) ? text(war.get(path)) + "\n" : "";
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
