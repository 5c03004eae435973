package dev.latchkey.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Starts the worker after the commit of a transaction that posted a message. */
@ApplicationScoped
public class OutboxTrigger {
  @Inject private OutboxWorker worker;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxMessage message) {
    worker.deliverSoon();
  }
}
