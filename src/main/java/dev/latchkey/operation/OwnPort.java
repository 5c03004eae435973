package dev.latchkey.operation;

import dev.latchkey.runtime.SelfCall;
import dev.latchkey.secret.RandomTokens;
import dev.latchkey.setting.StartRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Whether this server answers on its own port. Open Liberty opens the port after it has started the
 * application, Payara Micro before. A port that another process has is found here too.
 */
@ApplicationScoped
public class OwnPort {
  /** The application may answer a moment after the port is open; busy machines are slow. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Inject private ServerSettings settings;
  @Inject private SelfCall self;
  @Inject private RandomTokens random;

  private long takenSince;
  private boolean taken;

  /**
   * Looks once.
   *
   * @throws StartRefusedException if another process has answered there for a while
   */
  synchronized boolean isOpen() {
    SelfCall.Outcome outcome = self.call(settings.host(), settings.port(), random.resetToken());
    if (outcome == SelfCall.Outcome.OTHER) {
      giveUpAfterAWhile();
    } else {
      taken = false;
    }
    return outcome == SelfCall.Outcome.OURS;
  }

  private void giveUpAfterAWhile() {
    if (!taken) {
      taken = true;
      takenSince = System.nanoTime();
    } else if (System.nanoTime() - takenSince > LONGEST.toNanos()) {
      String fault =
          "HTTP_PORT: another process answers on port %d of %s"
              .formatted(settings.port(), settings.host());
      throw new StartRefusedException(fault);
    }
  }
}
