package dev.latchkey.webhook.sending;

/** A webhook may not be sent to this address. The message says why, in words for the operator. */
final class TargetRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  TargetRefusedException(String why) {
    super(why, null, false, false);
  }
}
