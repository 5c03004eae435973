package dev.latchkey.operation;

import java.util.List;

/** This server does not start. Each fault is one line for an operator, and names the setting. */
public class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;
  private final boolean mayPass;

  /**
   * Has no stack trace: the lines say all.
   *
   * @param mayPass whether another start may succeed without a change
   */
  StartRefusedException(List<String> faults, boolean mayPass) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
    this.mayPass = mayPass;
  }

  List<String> faults() {
    return faults;
  }

  boolean mayPass() {
    return mayPass;
  }
}
