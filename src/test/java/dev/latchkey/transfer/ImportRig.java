package dev.latchkey.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.TestDatabase;
import dev.latchkey.account.Accounts;
import dev.latchkey.admission.RefusedLogins;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.transfer.line.LineFields;
import java.io.ByteArrayInputStream;
import java.time.Duration;

/** Imports lines without passwords into a database of its own. */
final class ImportRig implements AutoCloseable {
  static final Caller OPERATOR = Caller.THIS_SERVER.as(Caller.OPERATOR + "12345678");
  static final Caller PERSON = Caller.THIS_SERVER.as("7");

  private final TestDatabase database = new TestDatabase();
  private final Accounts accounts = database.opened(new Accounts());
  private final AuditTrail audit = new QuietTrail();
  final ImportAccounts imports = new ImportAccounts();

  ImportRig() {
    LineFields lineFields = Injected.into(new LineFields(), "clock", new Now());
    Injected.into(imports, "lineFields", lineFields);
    Injected.into(imports, "batches", batches());
    Injected.into(imports, "audit", audit);
  }

  private ImportBatches batches() {
    ImportBatches batches = new ImportBatches();
    Injected.into(batches, "accounts", accounts);
    Injected.into(batches, "transaction", transaction());
    return Injected.into(batches, "refusedLogins", new RefusedLogins());
  }

  private ImportTransaction transaction() {
    ImportTransaction transaction = new ImportTransaction();
    Injected.into(transaction, "accounts", accounts);
    Injected.into(transaction, "audit", audit);
    Injected.into(transaction, "random", new RandomTokens());
    return Injected.into(transaction, "clock", new Now());
  }

  /** Imports one line for a caller who keeps the right. */
  ImportReport.Answer run(ImportMode mode, Caller caller, String line) {
    database.forgetEntities();
    ByteArrayInputStream in = new ByteArrayInputStream(line.getBytes(UTF_8));
    return imports.from(in, mode, caller, new CallerRight(() -> {}, Duration.ZERO)).answer();
  }

  /** How many accounts this condition holds for. */
  long accountsWhere(String condition) {
    database.forgetEntities();
    return database.number("select count(*) from account where " + condition);
  }

  @Override
  public void close() {
    database.close();
  }

  private static final class QuietTrail extends AuditTrail {
    @Override
    public void success(AuditAction action, Long accountId, Caller caller, AuditSubject subject) {
      // No test here reads it.
    }
  }
}
