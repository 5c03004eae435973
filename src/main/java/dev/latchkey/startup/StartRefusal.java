package dev.latchkey.startup;

import dev.latchkey.runtime.ServerState;
import dev.latchkey.server.EndProcess;
import dev.latchkey.setting.StartRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** What happens when the start is refused: a line for each fault, and the end of the process. */
@ApplicationScoped
public class StartRefusal {
  private static final Logger LOG = Logger.getLogger(StartRefusal.class.getName());

  @Inject private ServerState state;
  @Inject private EndProcess process;

  /** Says why; nothing is served from now on. */
  void because(StartRefusedException refused) {
    state.refused(refused.getMessage());
    refused.faults().forEach(fault -> LOG.severe(() -> "Latchkey does not start: " + fault));
    process.soon(refused.mayPass() ? EndProcess.TEMPFAIL : EndProcess.CONFIG);
  }
}
