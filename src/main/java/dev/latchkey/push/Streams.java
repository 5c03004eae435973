package dev.latchkey.push;

import static java.util.stream.Collectors.toSet;

import dev.latchkey.client.Client;
import dev.latchkey.client.Clients;
import dev.latchkey.client.Permission;
import dev.latchkey.problem.FailureLog;
import dev.latchkey.statuslist.Cursor;
import dev.latchkey.statuslist.PublishedLists;
import dev.latchkey.statuslist.RecentRevocations;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All listeners of this node. */
@ApplicationScoped
public class Streams {
  /**
   * How often {@link #beat} is called. Listeners hear something at least every 20 s, and a client
   * that has lost its right loses its streams in the same time.
   */
  public static final Duration PERIOD = Duration.ofSeconds(10);

  /** The pause between two calls of {@link #tell} while somebody listens. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(250);

  private static final int MOST = 2000;
  private static final Duration LONGEST_BLOCK = Duration.ofSeconds(10);

  @Inject private Clients clients;
  @Inject private PublishedLists lists;
  @Inject private RecentRevocations recent;

  private final Set<Stream> open = ConcurrentHashMap.newKeySet();

  /** Whether this node has no room for another listener. */
  boolean isFull() {
    return open.size() >= MOST;
  }

  /** Opens a stream for this client. The servlet must not touch the response again. */
  void open(Client client, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String sent = request.getHeader("Last-Event-ID");
    Optional<Cursor> last = Cursor.parse(sent).filter(this::isCovered);
    ServletOutputStream out = response.getOutputStream();
    Stream stream = new Stream(client, out, last.orElseGet(recent::end), recent);
    stream.greet(sent != null && last.isEmpty());
    // Open Liberty sends the first bytes at once only after both.
    out.flush();
    response.flushBuffer();
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    context.addListener(new EndOfStream(() -> open.remove(stream)));
    open.add(stream);
    stream.begin(context);
  }

  private boolean isCovered(Cursor cursor) {
    if (!recent.covers(cursor)) {
      // Another node may have announced it a moment ago.
      lists.refresh();
    }
    return recent.covers(cursor);
  }

  /** How soon {@link #tell} is to be called again. A node without listeners saves the work. */
  public Duration pause() {
    return open.isEmpty() ? PublishedLists.LONGEST_PAUSE : SHORT_PAUSE;
  }

  /** Sends what is new to all listeners. */
  public void tell() {
    open.forEach(Stream::tell);
  }

  /**
   * Keeps up all streams; ends those of slow listeners and of clients without the right. While the
   * database is away, nobody knows who has lost it.
   */
  public void beat() {
    List<Stream> all = List.copyOf(open);
    // First, because a look into a database that is away takes time.
    all.forEach(Stream::beat);
    Optional<Map<String, Client>> now = clientsOf(all);
    for (Stream stream : all) {
      if (stream.isBlocked(LONGEST_BLOCK.toNanos())
          || now.filter(known -> !mayListen(stream.client(), known)).isPresent()) {
        open.remove(stream);
        stream.end();
      }
    }
  }

  /** The clients of these streams that exist now. Empty if they cannot be read. */
  private Optional<Map<String, Client>> clientsOf(List<Stream> all) {
    try {
      Map<String, Client> now = new HashMap<>();
      Set<String> ids = all.stream().map(stream -> stream.client().id()).collect(toSet());
      ids.forEach(id -> clients.byId(id).ifPresent(found -> now.put(id, found)));
      return Optional.of(now);
    } catch (RuntimeException away) {
      FailureLog.again("looking for the clients of listeners", away);
      return Optional.empty();
    }
  }

  private static boolean mayListen(Client before, Map<String, Client> known) {
    Client now = known.get(before.id());
    return now != null && now.isSameAs(before) && now.may(Permission.LISTEN);
  }

  @PreDestroy
  void close() {
    open.forEach(Stream::end);
  }
}
