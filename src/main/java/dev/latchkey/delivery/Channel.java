package dev.latchkey.delivery;

/** A way to deliver messages of the {@link Outbox}, such as mail. */
public interface Channel {

  /** The name of the channel in the outbox. */
  String name();

  /**
   * Delivers one message, outside any transaction. It may be called again for the same message if
   * the node dies before it records the success.
   *
   * @throws DeliveryFailure if the other system has not accepted it
   */
  void deliver(OutboxMessage message);

  /** A description of the destination for the log. It must not identify a person. */
  String destination(OutboxMessage message);
}
