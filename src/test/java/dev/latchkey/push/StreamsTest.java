package dev.latchkey.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.client.Client;
import dev.latchkey.client.Clients;
import dev.latchkey.client.Permission;
import dev.latchkey.seal.Digest;
import dev.latchkey.statuslist.RecentRevocations;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final Streams streams = Injected.into(new Streams(), "open", open);

  @BeforeEach
  void listen() {
    RecentRevocations recent = new RecentRevocations();
    Stream stream = new Stream(client(), new Connection(), recent.end(), recent);
    Object context =
        Proxy.newProxyInstance(
            StreamsTest.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) -> null);
    stream.begin((AsyncContext) context);
    stream.onWritePossible();
    open.add(stream);
    received.reset();
  }

  private static Client client() {
    Set<Permission> permissions = EnumSet.of(Permission.LISTEN);
    return new Client("shop", "Shop", permissions, Digest.sha256("secret"), Instant.EPOCH);
  }

  private String beat(Found found) {
    Injected.into(streams, "clients", found);
    received.reset();
    streams.beat();
    return received.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_listener_hears_something_also_while_the_database_is_away() {
    assertThat(beat(new Found(null))).startsWith("id: ").endsWith("\n\n");
    assertThat(open).hasSize(1);
  }

  @Test
  void a_listener_with_the_right_is_kept_and_one_without_is_ended() {
    assertThat(beat(new Found(Optional.of(client())))).startsWith("id: ");
    assertThat(open).hasSize(1);
    beat(new Found(Optional.empty()));
    assertThat(open).isEmpty();
    assertThat(beat(new Found(Optional.of(client())))).isEmpty();
  }

  /** What the database says; null if it is away. */
  private static final class Found extends Clients {
    private final Optional<Client> found;

    Found(Optional<Client> found) {
      this.found = found;
    }

    @Override
    public Optional<Client> byId(String id) {
      if (found == null) {
        throw new PersistenceException("the database is away");
      }
      return found;
    }
  }

  private final class Connection extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      // The test calls it.
    }

    @Override
    public void write(int b) {
      received.write(b);
    }
  }
}
