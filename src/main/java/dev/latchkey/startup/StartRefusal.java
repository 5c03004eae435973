package dev.latchkey.startup;

import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.server.EndProcess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Refuses the start: logs a line per fault and ends the process. */
@ApplicationScoped
public class StartRefusal {
  private static final Logger LOG = Logger.getLogger(StartRefusal.class.getName());

  @Inject private ServerState state;
  @Inject private EndProcess process;

  /** Refuses the start for this reason. The node will not serve calls. */
  void refuse(StartRefusedException refused) {
    state.refused(refused.getMessage());
    refused.faults().forEach(fault -> LOG.severe(() -> "Latchkey does not start: " + fault));
    process.soon(refused.mayPass() ? EndProcess.TEMPFAIL : EndProcess.CONFIG);
  }
}
