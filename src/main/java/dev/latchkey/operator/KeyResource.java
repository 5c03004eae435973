package dev.latchkey.operator;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.key.KeyRing;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** The signing keys, without their private parts. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {
  @Inject private KeyRotation keys;
  @Inject private RevokeKey revokeKey;
  @Inject private Reseal reseal;
  @Inject private DatabaseClock clock;
  @Inject private AuditTrail audit;

  @GET
  public KeyList list() {
    keys.refresh();
    KeyRing ring = keys.ring();
    Instant now = clock.ask();
    return new KeyList(ring.keys().stream().map(key -> KeyView.of(key, ring, now)).toList());
  }

  @POST
  @Path("rotate")
  public Rotated rotate(@Context HttpServletRequest request) {
    KeyRotation.Rotation rotation = keys.rotate();
    audit.success(AuditAction.ROTATE_KEYS, null, Callers.of(request));
    return Rotated.of(rotation);
  }

  @POST
  @Path("reseal")
  public Resealed reseal(@Context HttpServletRequest request) {
    return Resealed.of(reseal.everything(Callers.of(request)));
  }

  @POST
  @Path("{kid}/revoke")
  public Done revoke(@PathParam("kid") String kid, @Context HttpServletRequest request) {
    if (!revokeKey.of(kid, Callers.of(request))) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying("The key is withdrawn, and the sessions with its tokens have ended");
  }

  /** All keys that are published, oldest first. */
  public record KeyList(List<KeyView> keys) {}

  /** How much was encrypted again. */
  public record Resealed(boolean success, String message, int resealed) {
    static Resealed of(int count) {
      String message =
          count == 0
              ? "Everything is encrypted with LATCHKEY_SECRET already"
              : "Encrypted %d texts with the new secret".formatted(count);
      return new Resealed(true, message, count);
    }
  }

  /** What was done, and when the next key signs. */
  public record Rotated(boolean success, String message, Instant signsFrom) {
    static Rotated of(KeyRotation.Rotation rotation) {
      String message =
          rotation.made()
              ? "The next signing key is published"
              : "The next signing key was already published";
      return new Rotated(true, message, rotation.signsFrom());
    }
  }
}
