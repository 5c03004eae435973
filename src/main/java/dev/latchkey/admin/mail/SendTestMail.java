package dev.latchkey.admin.mail;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.mail.TestMail;
import dev.latchkey.name.EmailAddress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Tries the relay. Holds no database connection while it talks to it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SendTestMail {
  @Inject private TestMail testMail;
  @Inject private AuditTrail audit;

  /** Sends a mail and returns what the relay said. */
  public TestMail.Result to(EmailAddress address, Caller caller) {
    TestMail.Result result = testMail.send(address.text());
    audit.success(AuditAction.TEST_MAIL, null, caller);
    return result;
  }
}
