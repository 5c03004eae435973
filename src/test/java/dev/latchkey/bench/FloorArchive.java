package dev.latchkey.bench;

import dev.latchkey.bench.floor.FloorApplication;
import dev.latchkey.bench.floor.FloorResource;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs the second application; it trusts the tokens of the first. */
final class FloorArchive {
  private static final String TRUST =
      """
      mp.jwt.verify.publickey.location=${LATCHKEY_KEY_LOCATION}
      mp.jwt.verify.publickey.algorithm=ES256
      mp.jwt.verify.issuer=http://localhost:${HTTP_PORT}
      mp.jwt.verify.audiences=latchkey
      mp.openapi.scan.disable=true
      """;

  private FloorArchive() {}

  static void writeTo(Path war) {
    ShrinkWrap.create(WebArchive.class, "floor.war")
        .addClasses(FloorApplication.class, FloorResource.class)
        .addAsWebInfResource(
            new StringAsset("<beans bean-discovery-mode=\"annotated\"/>"), "beans.xml")
        .addAsResource(new StringAsset(TRUST), "META-INF/microprofile-config.properties")
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
  }
}
