package dev.latchkey.delivery;

import java.time.Duration;

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

  /**
   * How long a message is tried. RFC 5321 4.5.4.1: a sender of mail gives up after four or five
   * days.
   */
  default Duration giveUpAfter() {
    return Duration.ofDays(4);
  }

  /** A description of the destination for the log. It must not identify a person. */
  String destination(OutboxMessage message);
}
