package dev.latchkey.startup;

import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.server.EndProcess;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;

/** Checks the settings, and then starts the {@link StartUpSequence}. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {
  private static final Logger LOG = Logger.getLogger(StartUp.class.getName());

  @Inject private StartUpChecks checks;
  @Inject private PasswordHasher hasher;
  @Inject private StartUpSequence sequence;
  @Inject private StartRefusal refusal;
  @Inject private EndProcess process;

  @PostConstruct
  void start() {
    List<String> faults = checks.faults();
    if (faults.isEmpty()) {
      checks.warnings().forEach(warning -> LOG.warning(warning::line));
      hasher.warmUp();
      sequence.begin();
    } else {
      refuse(new StartRefusedException(faults, false));
    }
  }

  // The exception fails the deployment, as a server with other applications expects. If the process
  // is about to end, the exception would only add the server's stack traces to the log.
  private void refuse(StartRefusedException refused) {
    refusal.refuse(refused);
    if (!process.isWanted()) {
      throw refused;
    }
  }
}
