package dev.latchkey.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** How much of the heap a request holds while it waits: its body and its headers. */
final class RequestSize {
  /**
   * A call that is larger is served if a slot is free, but it does not wait. The fields of the
   * longest call that hashes take some 7 kB: a name and an address, and two passwords of 256
   * characters, each written as two {@code \\uXXXX}.
   */
  static final int LARGEST_WAITING = 16 * 1024;

  private RequestSize() {}

  /** Whether a request holds too much to wait. */
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
