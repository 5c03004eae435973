package dev.latchkey.transfer;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.admission.RefusedLogins;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.credential.StoredHash;
import dev.latchkey.database.Retry;
import dev.latchkey.problem.SqlState;
import dev.latchkey.transfer.Outcome.Kind;
import dev.latchkey.transfer.line.ImportLine;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prepares a batch outside a transaction, and writes it. */
@ApplicationScoped
public class ImportBatches {
  private static final int TRIES = 3;

  @Inject private Accounts accounts;
  @Inject private PasswordHasher hasher;
  @Inject private ImportTransaction transaction;
  @Inject private RefusedLogins refusedLogins;

  List<Outcome> write(
      List<ImportLine> lines, ImportMode mode, Caller caller, CallerRight right, DryNames dry) {
    KnownNames known = KnownNames.of(lines, accounts);
    if (mode.dryRun()) {
      return lines.stream().map(line -> dry(line, known, mode, caller, dry)).toList();
    }
    List<Outcome> outcomes = new ArrayList<>();
    List<ImportLine> ready = new ArrayList<>();
    for (ImportLine line : lines) {
      right.check();
      Optional<Account> holder = known.holder(line);
      // Hashing is expensive, so it is not done for accounts that stay as they are.
      if (holder.isPresent() && !mayChange(line, known, mode, caller)) {
        outcomes.add(Outcome.of(line, Kind.EXISTING, holder.get()));
      } else {
        ready.add(line.needsHash() ? hashed(line) : line);
      }
    }
    right.checkNow();
    outcomes.addAll(written(ready, mode.update(), caller));
    return outcomes;
  }

  private static boolean mayChange(
      ImportLine line, KnownNames known, ImportMode mode, Caller caller) {
    return mode.update()
        && known.isSame(line)
        && known
            .holder(line)
            .filter(Account::isUnchangedImport)
            .filter(account -> ImportTransaction.mayChange(account, caller))
            .isPresent();
  }

  private static Outcome dry(
      ImportLine line, KnownNames known, ImportMode mode, Caller caller, DryNames dry) {
    Optional<Account> holder = known.holder(line);
    if (holder.isPresent()) {
      Kind kind = mayChange(line, known, mode, caller) ? Kind.UPDATED : Kind.EXISTING;
      return Outcome.of(line, kind, holder.get());
    }
    Kind kind = dry.take(line) ? Kind.CREATED : Kind.EXISTING;
    return new Outcome(line.number(), kind, null, true, false);
  }

  private ImportLine hashed(ImportLine line) {
    StoredHash hash =
        line.digest().map(hasher::over).orElseGet(() -> hasher.hash(line.password().orElseThrow()));
    return line.withHash(hash, hasher.foreignWork(hash));
  }

  /** Tries again if somebody else has just taken a name: the next try finds it taken. */
  private List<Outcome> written(List<ImportLine> lines, boolean update, Caller caller) {
    for (int tries = 1; ; tries++) {
      try {
        List<Outcome> outcomes = Retry.of(() -> transaction.write(lines, update, caller));
        refusedLogins.forget();
        return outcomes;
      } catch (EJBException | PersistenceException failed) {
        if (tries == TRIES || !SqlState.allOf(failed).contains(SqlState.UNIQUE_VIOLATION)) {
          throw failed;
        }
      }
    }
  }
}
