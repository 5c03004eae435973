package dev.latchkey.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** The heap that a request holds while it waits: its body and its headers. */
final class RequestSize {
  /**
   * A larger call is served if a slot is free, but it may not wait. The longest valid call takes
   * about 7 kB: a name, an address, and two passwords of 256 characters, each character written as
   * two {@code \\uXXXX}.
   */
  static final int LARGEST_WAITING = 16 * 1024;

  private RequestSize() {}

  /** Whether a request is too large to wait. */
  static boolean isLarge(HttpServletRequest request) {
    long size = request.getContentLengthLong();
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        size += name.length() + value.length();
      }
    }
    return size > LARGEST_WAITING;
  }
}
