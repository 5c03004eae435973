package dev.latchkey.transfer;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.transfer.Outcome.Kind;
import dev.latchkey.transfer.line.ImportLine;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a batch of lines in one transaction: all of them or none. */
@Stateless
public class ImportTransaction {
  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;
  @Inject private RandomTokens random;
  @Inject private Clock clock;

  /** Creates an account for each line whose names are free. */
  public List<Outcome> write(List<ImportLine> lines, boolean update, Caller caller) {
    Instant now = clock.instant();
    KnownNames known = KnownNames.of(lines, accounts);
    Map<ImportLine, Account> created = new LinkedHashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (ImportLine line : lines) {
      Optional<Account> holder = known.holder(line);
      if (holder.isEmpty()) {
        Account account = account(line, known, now);
        known.add(account);
        created.put(line, account);
      } else if (update && known.isSame(line) && importAgain(holder.get(), line, caller, now)) {
        audited(holder.get(), "updated", caller);
        outcomes.add(Outcome.of(line, Kind.UPDATED, holder.get()));
      } else {
        outcomes.add(Outcome.of(line, Kind.EXISTING, holder.get()));
      }
    }
    accounts.addAll(List.copyOf(created.values()));
    created.forEach(
        (line, account) -> {
          audited(account, "created", caller);
          outcomes.add(Outcome.of(line, Kind.CREATED, account));
        });
    return outcomes;
  }

  private Account account(ImportLine line, KnownNames known, Instant now) {
    return new Account(
        line.username() == null ? known.freeName(line.email(), random) : line.username(),
        line.email(),
        line.values(),
        now);
  }

  /** Whether this caller may change this account. Only the operator's token changes all of them. */
  static boolean mayChange(Account account, Caller caller) {
    return caller.isOperator() || !account.isPrivileged();
  }

  private boolean importAgain(Account found, ImportLine line, Caller caller, Instant now) {
    return accounts
        .locked(found.id())
        .filter(account -> mayChange(account, caller))
        .filter(account -> account.importAgain(line.values(), now))
        .isPresent();
  }

  private void audited(Account account, String what, Caller caller) {
    audit.success(AuditAction.IMPORT_ACCOUNT, account.id(), caller, AuditSubject.detail(what));
  }
}
