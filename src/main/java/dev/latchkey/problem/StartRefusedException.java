package dev.latchkey.problem;

import java.util.List;

/** The server must not start. Each fault is one line for the operator and names the setting. */
public class StartRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;
  private final boolean mayPass;

  /** One fault that a restart will not cure. */
  public StartRefusedException(String fault) {
    this(List.of(fault), false);
  }

  /**
   * Has no stack trace, because the lines say everything.
   *
   * @param faults one line per fault
   * @param mayPass whether a restart may succeed without any change
   */
  public StartRefusedException(List<String> faults, boolean mayPass) {
    super(String.join("; ", faults), null, false, false);
    this.faults = List.copyOf(faults);
    this.mayPass = mayPass;
  }

  /** One line per fault. */
  public List<String> faults() {
    return faults;
  }

  /** Whether a restart may succeed without any change. */
  public boolean mayPass() {
    return mayPass;
  }
}
