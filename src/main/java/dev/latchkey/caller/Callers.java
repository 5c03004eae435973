package dev.latchkey.caller;

import jakarta.servlet.ServletRequest;

/** Keeps the {@link Caller} of a request as an attribute of the request. */
public final class Callers {
  private static final String ATTRIBUTE = "latchkey.caller";

  private Callers() {}

  /** The caller that {@code RequestFilter} has determined. */
  public static Caller of(ServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  public static void put(ServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
