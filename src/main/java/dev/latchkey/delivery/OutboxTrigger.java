package dev.latchkey.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Starts the worker: after the commit of a transaction that posted a message, and regularly. */
@ApplicationScoped
public class OutboxTrigger {
  @Inject private OutboxWorker worker;
  @Inject @Any private Instance<Channel> channels;

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxMessage message) {
    worker.deliverSoon(message.channel());
  }

  /** Delivers what is due again, on other threads. */
  public void deliverAll() {
    channels.forEach(channel -> worker.deliverSoon(channel.name()));
  }
}
