package dev.latchkey.delivery;

/** A way to deliver messages of the {@link Outbox}, for example by mail. */
public interface Channel {

  /** The name of the channel in the outbox. */
  String name();

  /**
   * Delivers one message. Runs outside any transaction. It may be called again for the same message
   * if the node dies before it has noted the success.
   *
   * @throws DeliveryFailure if the other system has not accepted it
   */
  void deliver(OutboxMessage message);

  /** Who gets the message and through what, for the log: nothing that identifies a person. */
  String destination(OutboxMessage message);
}
