package dev.latchkey.mail;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.text.Language;

/** The language of a mail to the owner of an account. */
public final class MailLanguage {
  private MailLanguage() {}

  /**
   * The tag of the language that the owner has chosen, otherwise that of the caller. An operator's
   * language says nothing about the owner's, so it is English then.
   */
  public static String of(Account account, Caller caller) {
    Language callers = caller.actor() == null ? caller.language() : Language.EN;
    return account.locale() == null ? callers.tag() : account.locale();
  }
}
