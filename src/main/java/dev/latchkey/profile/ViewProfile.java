package dev.latchkey.profile;

import dev.latchkey.session.LiveSession;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Shows the caller's profile. The check of the session has read it already. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ViewProfile {

  /** The caller's profile as of this request. */
  public Profile of(LiveSession caller) {
    return Profile.of(caller.account());
  }
}
