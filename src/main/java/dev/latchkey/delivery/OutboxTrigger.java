package dev.latchkey.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Starts the worker when a transaction that posted a message has committed, and only then. */
@ApplicationScoped
public class OutboxTrigger {
  @Inject private OutboxWorker worker;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxMessage message) {
    worker.deliverSoon();
  }
}
