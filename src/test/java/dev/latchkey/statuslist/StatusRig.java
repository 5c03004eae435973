package dev.latchkey.statuslist;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.SharedTime;
import dev.latchkey.TestDatabase;
import dev.latchkey.json.Json;
import dev.latchkey.key.StoredKeys;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.revocation.StatusIndices;
import dev.latchkey.revocation.StatusList;
import dev.latchkey.revocation.StatusLists;
import dev.latchkey.revocation.TakeIndices;
import dev.latchkey.runtime.Settings;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.SealSecrets;
import dev.latchkey.session.Session;
import dev.latchkey.setting.Configured;
import dev.latchkey.token.StatusReference;
import dev.latchkey.token.TokenNode;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.InflaterInputStream;
import org.eclipse.microprofile.metrics.Counter;

/** One node's status lists on a database that other nodes may share. */
final class StatusRig {
  static final String SECRET = TokenNode.SECRET;

  final TestDatabase database;
  final Now now;
  final StatusLists stored;
  final Revocations revocations;
  final StatusIndices indices = new StatusIndices();
  final PublishedLists published = new PublishedLists();
  final RecentRevocations recent = new RecentRevocations();
  final AtomicInteger without = new AtomicInteger();

  StatusRig(TestDatabase database, Now now) {
    this.database = database;
    this.now = now;
    stored = database.opened(new StatusLists());
    revocations = database.opened(new Revocations());
    Injected.into(indices, "takeIndices", taking());
    Injected.into(indices, "lists", stored);
    Injected.into(indices, "clock", SharedTime.of(now));
    Injected.into(indices, "without", counting());
    Injected.into(published, "stored", stored);
    Injected.into(published, "revocations", revocations);
    Injected.into(published, "recent", recent);
    Injected.into(published, "indices", indices);
    Injected.into(published, "settings", new StatusSettings(Configured.development().reader()));
    Injected.into(published, "signer", new TokenNode(new StoredKeys(), now).open().signer());
    Injected.into(published, "clock", SharedTime.of(now));
  }

  private TakeIndices taking() {
    TakeIndices taking = new TakeIndices();
    Injected.into(taking, "lists", stored);
    Injected.into(taking, "random", new RandomTokens());
    return Injected.into(taking, "settings", new Settings(Configured.development().reader()));
  }

  private Counter counting() {
    return (Counter)
        Proxy.newProxyInstance(
            Counter.class.getClassLoader(),
            new Class<?>[] {Counter.class},
            (proxy, method, arguments) -> {
              without.incrementAndGet();
              return null;
            });
  }

  /** Opens this node. */
  StatusRig open() {
    indices.open(SealSecrets.only(SECRET));
    published.refresh();
    return this;
  }

  /** Gives an index to a new session of account 1. */
  Optional<StatusReference> logIn(String sessionId) {
    database.session(sessionId, 1, 0, now.instant().plus(Duration.ofHours(24)));
    Optional<StatusReference> place = indices.assign(database.find(Session.class, sessionId));
    database.forgetEntities();
    return place;
  }

  void end(String sessionId) {
    database.run(
        "update session set ended_at = "
            + TestDatabase.micros(now.instant())
            + " where id = '"
            + sessionId
            + "'");
  }

  void refresh() {
    database.forgetEntities();
    published.refresh();
  }

  /** The list at this URI, as this node serves it: a JWT. */
  String text(String uri) {
    String id = uri.substring(uri.lastIndexOf('/') + 1);
    return published.find(id).orElseThrow().jwt();
  }

  /** The claims of the list at this URI. */
  JsonNode served(String uri) {
    try {
      return Json.mapper().readTree(JWSObject.parse(text(uri)).getPayload().toString());
    } catch (java.text.ParseException | java.io.IOException malformed) {
      throw new AssertionError("no status list token", malformed);
    }
  }

  /** The bits of the list at this URI. */
  BitSet bits(String uri) {
    byte[] zlib =
        Base64.getUrlDecoder().decode(served(uri).path("status_list").path("lst").textValue());
    try (InflaterInputStream bytes = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
      byte[] all = bytes.readAllBytes();
      if (all.length != StatusList.CAPACITY / Byte.SIZE) {
        throw new AssertionError("a list of " + all.length + " bytes");
      }
      return BitSet.valueOf(all);
    } catch (java.io.IOException malformed) {
      throw new AssertionError("no ZLIB data", malformed);
    }
  }
}
