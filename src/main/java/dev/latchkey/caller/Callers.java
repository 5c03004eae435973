package dev.latchkey.caller;

import jakarta.servlet.ServletRequest;

/** Where the {@link Caller} of a request is kept. */
public final class Callers {
  private static final String ATTRIBUTE = "latchkey.caller";

  private Callers() {}

  /** The caller, as {@code RequestFilter} has found it. */
  public static Caller of(ServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  public static void put(ServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
