package dev.latchkey.transfer;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.json.JsonBody;
import dev.latchkey.problem.Problem;
import dev.latchkey.transfer.line.ImportLine;
import dev.latchkey.transfer.line.LineFields;
import dev.latchkey.transfer.line.LineReader;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates an account for each line of a stream. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportAccounts {
  /**
   * Lines per transaction. PostgreSQL's statement_timeout is 1.8 s, and other callers wait for the
   * names that a batch has taken.
   */
  private static final int BATCH = 100;

  @Inject private LineFields lineFields;
  @Inject private ImportBatches batches;
  @Inject private AuditTrail audit;

  /**
   * Reads all lines. What was written stays, also if the stream breaks: the same import can be run
   * again.
   *
   * @throws Problem 408 or 400 if the stream stalls or breaks; 401 if the caller has lost its right
   */
  public ImportReport from(InputStream in, ImportMode mode, Caller caller, CallerRight right) {
    ImportReport report = new ImportReport();
    DryNames dry = new DryNames();
    LineReader reader = new LineReader(in, right::check);
    List<ImportLine> batch = new ArrayList<>();
    try {
      for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
        add(line, batch, report, caller);
        if (batch.size() == BATCH) {
          batches.write(batch, mode, caller, right, dry).forEach(report::add);
          batch.clear();
        }
      }
      batches.write(batch, mode, caller, right, dry).forEach(report::add);
    } finally {
      audit.success(AuditAction.IMPORT, null, caller, AuditSubject.detail(mode.words(report)));
    }
    return report;
  }

  private void add(
      LineReader.Line line, List<ImportLine> batch, ImportReport report, Caller caller) {
    if (line.isTooLong()) {
      report.refused(line.number(), Map.of("line", "is longer than 64 KiB"));
      return;
    }
    try {
      batch.add(
          JsonBody.parse(line.bytes())
              .read(fields -> lineFields.read(line.number(), fields, caller.isOperator())));
    } catch (Problem refused) {
      Map<String, String> fields = refused.fields();
      report.refused(
          line.number(), fields.isEmpty() ? Map.of("line", "must be a JSON object") : fields);
    }
  }
}
