package dev.latchkey.push;

import dev.latchkey.client.Client;
import dev.latchkey.statuslist.Cursor;
import dev.latchkey.statuslist.RecentRevocations;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One listener. It keeps nothing but its cursor, and writes only what the connection takes at once
 * (Jakarta Servlet 6.0, 3.7). So a slow listener costs no memory and delays no other. Thread-safe.
 */
final class Stream implements WriteListener {
  private final Client client;
  private final ServletOutputStream out;
  private final RecentRevocations recent;
  private AsyncContext context;
  private Cursor cursor;

  /** What is sent before the next event. */
  private String pending;

  private boolean flushed = true;
  private boolean writable;
  private boolean ended;

  /** Since when the connection takes nothing although there is something to send; 0 if it does. */
  private long blockedSince;

  /**
   * A listener.
   *
   * @param cursor what it has seen
   */
  Stream(Client client, ServletOutputStream out, Cursor cursor, RecentRevocations recent) {
    this.client = client;
    this.out = out;
    this.cursor = cursor;
    this.recent = recent;
  }

  /** Writes the cursor. The caller flushes it. */
  void greet(boolean resync) throws IOException {
    out.write((cursorLine() + (resync ? resyncEvent() : "")).getBytes(StandardCharsets.UTF_8));
  }

  /** From now on writes only what the connection takes at once. */
  void begin(AsyncContext started) {
    context = started;
    out.setWriteListener(this);
  }

  Client client() {
    return client;
  }

  /** Sends the cursor, so that the listener and all proxies see that the connection is alive. */
  synchronized void beat() {
    if (pending == null) {
      pending = cursorLine();
    }
    write();
  }

  /** Sends what is new. */
  synchronized void tell() {
    write();
  }

  /** Whether the connection has taken nothing for so long although there was something to send. */
  synchronized boolean isBlocked(long nanos) {
    return blockedSince != 0 && System.nanoTime() - blockedSince > nanos;
  }

  @Override
  public synchronized void onWritePossible() {
    writable = true;
    write();
  }

  @Override
  public void onError(Throwable gone) {
    // The listener has gone.
    end();
  }

  private void write() {
    if (!writable || ended) {
      return;
    }
    try {
      while (out.isReady()) {
        blockedSince = 0;
        if (!writeNext()) {
          return;
        }
      }
      blockedSince = blockedSince == 0 ? System.nanoTime() | 1 : blockedSince;
    } catch (IOException | RuntimeException gone) {
      onError(gone);
    }
  }

  /** Writes one piece, or flushes. False if there is nothing left to do. */
  private boolean writeNext() throws IOException {
    String next = next();
    if (next != null) {
      out.write(next.getBytes(StandardCharsets.UTF_8));
      flushed = false;
    } else if (!flushed) {
      flushed = true;
      out.flush();
    } else {
      return false;
    }
    return true;
  }

  private String next() {
    String first = pending;
    pending = null;
    if (first != null) {
      return first;
    }
    if (!recent.covers(cursor)) {
      cursor = recent.end();
      return resyncEvent();
    }
    Optional<RecentRevocations.Event> event = recent.after(cursor);
    event.ifPresent(found -> cursor = found.cursor());
    return event.map(found -> event("revoked", found.data())).orElse(null);
  }

  /** Sets the listener's cursor without being an event. */
  private String cursorLine() {
    return "id: " + cursor.text() + "\n\n";
  }

  private String resyncEvent() {
    return event("resync", "{}");
  }

  private String event(String name, String data) {
    return "event: " + name + "\nid: " + cursor.text() + "\ndata: " + data + "\n\n";
  }

  /** Ends the response. */
  void end() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    try {
      context.complete();
    } catch (RuntimeException over) {
      // The container has ended the response itself.
    }
  }
}
