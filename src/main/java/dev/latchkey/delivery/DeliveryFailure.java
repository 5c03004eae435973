package dev.latchkey.delivery;

/** The other system has not accepted a message. */
public final class DeliveryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean permanent;

  private DeliveryFailure(String reason, boolean permanent) {
    super(reason, null, false, false);
    this.permanent = permanent;
  }

  /** The other system may accept the message later. */
  public static DeliveryFailure temporary(String reason) {
    return new DeliveryFailure(reason, false);
  }

  /** The other system will never accept the message. */
  public static DeliveryFailure permanent(String reason) {
    return new DeliveryFailure(reason, true);
  }

  /** Whether another try is pointless. */
  public boolean isPermanent() {
    return permanent;
  }
}
