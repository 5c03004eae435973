package dev.latchkey.startup;

import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.server.EndProcess;
import dev.latchkey.setting.StartRefusedException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;

/** Checks the settings, and then lets {@link StartUpSequence} bring the server up. */
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

  // Thrown, it fails the deployment into a server of other applications. In a process that is
  // about to end the server would only add its stack traces.
  private void refuse(StartRefusedException refused) {
    refusal.because(refused);
    if (!process.isWanted()) {
      throw refused;
    }
  }
}
