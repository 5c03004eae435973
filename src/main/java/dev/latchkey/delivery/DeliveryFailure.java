package dev.latchkey.delivery;

/** The other system has not accepted a message. */
public final class DeliveryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;
  private final boolean silent;

  private DeliveryFailure(String reason, boolean permanent, boolean silent) {
    super(reason, null, false, false);
    this.permanent = permanent;
    this.silent = silent;
  }

  /** The other system may accept the message later. */
  public static DeliveryFailure temporary(String reason) {
    return new DeliveryFailure(reason, false, false);
  }

  /**
   * The recipient did not answer, or only after a long time. Other messages to it wait until one
   * has tried again.
   */
  public static DeliveryFailure unanswered(String reason) {
    return new DeliveryFailure(reason, false, true);
  }

  /** The other system will never accept the message. */
  public static DeliveryFailure permanent(String reason) {
    return new DeliveryFailure(reason, true, false);
  }

  /** Whether another try is pointless. */
  public boolean isPermanent() {
    return permanent;
  }

  boolean isSilent() {
    return silent;
  }
}
