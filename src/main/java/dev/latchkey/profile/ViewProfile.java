package dev.latchkey.profile;

import dev.latchkey.session.LiveSession;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Shows somebody their profile; the session check has read it, and nothing is read again. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewProfile {

  /** The caller's profile as of this request. */
  public Profile of(LiveSession caller) {
    return Profile.of(caller.account());
  }
}
