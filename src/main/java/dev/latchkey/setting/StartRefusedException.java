package dev.latchkey.setting;

import java.util.List;

/** This server does not start. Each fault is one line for an operator, and names the setting. */
public class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;
  private final boolean mayPass;

  /** One fault, which another start will meet again. */
  public StartRefusedException(String fault) {
    this(List.of(fault), false);
  }

  /**
   * Has no stack trace: the lines say all.
   *
   * @param faults a line each
   * @param mayPass whether another start may succeed without a change
   */
  public StartRefusedException(List<String> faults, boolean mayPass) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
    this.mayPass = mayPass;
  }

  /** A line each. */
  public List<String> faults() {
    return faults;
  }

  /** Whether another start may succeed without a change. */
  public boolean mayPass() {
    return mayPass;
  }
}
