package dev.latchkey.transfer;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.json.Json;
import dev.latchkey.transfer.line.ExportLine;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes every account as a line, in the order of the ids, and holds one page in memory. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExportAccounts {
  private static final int PAGE = 100;

  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;

  /**
   * Writes them.
   *
   * @throws dev.latchkey.problem.Problem 401 if the caller has lost its right
   */
  public void to(OutputStream out, boolean hashes, Caller caller, CallerRight right)
      throws IOException {
    audit.success(AuditAction.EXPORT, null, caller, AuditSubject.detail(hashes ? "hashes" : null));
    long last = 0;
    List<Account> page = accounts.after(last, PAGE);
    while (!page.isEmpty()) {
      for (Account account : page) {
        out.write(Json.mapper().writeValueAsBytes(ExportLine.of(account, hashes)));
        out.write('\n');
        last = account.id();
      }
      right.check();
      page = accounts.after(last, PAGE);
    }
  }
}
