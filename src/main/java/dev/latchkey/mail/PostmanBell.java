package dev.latchkey.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Rings for the postman when a transaction that owes a mail has committed, and only then. */
@ApplicationScoped
public class PostmanBell {
  @Inject private Postman postman;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutgoingMail mail) {
    postman.nudge();
  }
}
