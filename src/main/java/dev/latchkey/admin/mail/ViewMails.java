package dev.latchkey.admin.mail;

import dev.latchkey.account.Accounts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows an operator the mails to the owner of an account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewMails {
  @Inject private Accounts accounts;
  @Inject private MailQueries mails;

  /** The mails of the account with this id, newest first. Empty if there is no account. */
  public Optional<List<MailView>> of(long accountId) {
    return accounts
        .byId(accountId)
        .map(mails::of)
        .map(found -> found.stream().map(MailView::of).toList());
  }
}
