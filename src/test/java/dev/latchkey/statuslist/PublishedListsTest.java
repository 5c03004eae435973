package dev.latchkey.statuslist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.TestDatabase;
import dev.latchkey.revocation.ExpiredLists;
import dev.latchkey.revocation.StatusList;
import dev.latchkey.token.StatusReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What two nodes publish of the tokens that have ended. */
class PublishedListsTest {
  private final TestDatabase database = new TestDatabase();
  private final Now now = new Now();
  private final StatusRig a = new StatusRig(database, now);
  private final StatusRig b = new StatusRig(database, now);

  @BeforeEach
  void open() {
    database.account(1, "a", 0);
    a.open();
    b.open();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_list_has_the_claims_of_the_draft() {
    StatusReference place = a.logIn("s").orElseThrow();
    JsonNode claims = a.served(place.uri());
    long second = now.instant().getEpochSecond();
    assertThat(place.uri()).matches("http://localhost:9080/status-lists/[A-Za-z0-9_-]{22}");
    assertThat(claims.path("sub").textValue()).isEqualTo(place.uri());
    assertThat(claims.path("iat").longValue()).isEqualTo(second);
    assertThat(claims.path("exp").longValue()).isEqualTo(second + 3600);
    assertThat(claims.path("ttl").longValue()).isEqualTo(15);
    assertThat(claims.path("status_list").path("bits").intValue()).isEqualTo(1);
  }

  @Test
  void an_ended_session_is_one_bit_on_both_nodes() {
    StatusReference ended = a.logIn("ended").orElseThrow();
    StatusReference live = b.logIn("live").orElseThrow();
    assertThat(a.bits(ended.uri()).isEmpty()).isTrue();
    a.end("ended");
    now.pass(Duration.ofSeconds(8));
    a.refresh();
    b.refresh();
    assertThat(a.bits(ended.uri()).stream()).containsExactly(ended.index());
    assertThat(b.bits(ended.uri()).stream()).containsExactly(ended.index());
    assertThat(b.bits(live.uri()).get(live.index())).isFalse();
  }

  @Test
  void a_session_whose_row_was_deleted_has_ended() {
    StatusReference place = a.logIn("gone").orElseThrow();
    a.logIn("live");
    database.run("delete from session where id = 'gone'");
    a.published.announceLost(now.instant());
    a.published.announceLost(now.instant());
    assertThat(database.number("select count(*) from revocation")).isEqualTo(1);
    now.pass(Duration.ofSeconds(8));
    a.refresh();
    assertThat(a.bits(place.uri()).stream()).containsExactly(place.index());
  }

  @Test
  void a_list_is_built_once_in_half_a_ttl() {
    StatusReference place = a.logIn("s").orElseThrow();
    String first = a.text(place.uri());
    a.end("s");
    now.pass(Duration.ofSeconds(6));
    a.refresh();
    assertThat(a.text(place.uri())).isEqualTo(first);
    now.pass(Duration.ofSeconds(1));
    a.refresh();
    assertThat(a.text(place.uri())).isNotEqualTo(first);
  }

  @Test
  void while_the_database_is_away_no_old_reading_gets_a_new_time() {
    StatusReference place = a.logIn("s").orElseThrow();
    String first = a.text(place.uri());
    now.pass(Duration.ofMinutes(50));
    assertThat(a.text(place.uri())).isEqualTo(first);
  }

  @Test
  void a_node_finds_a_list_that_another_one_has_just_created() {
    StatusReference place = a.logIn("s").orElseThrow();
    StatusRig third = new StatusRig(database, now);
    assertThat(third.bits(place.uri()).isEmpty()).isTrue();
    assertThat(third.published.find("AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
  }

  @Test
  void no_index_is_given_out_twice_even_if_a_node_restarts() {
    Set<StatusReference> given = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      given.add(a.logIn("a" + i).orElseThrow());
      given.add(b.logIn("b" + i).orElseThrow());
    }
    StatusRig restarted = new StatusRig(database, now).open();
    for (int i = 0; i < 20; i++) {
      given.add(restarted.logIn("c" + i).orElseThrow());
    }
    assertThat(given).hasSize(60);
  }

  @Test
  void without_a_free_index_a_login_gets_none_and_is_counted() {
    for (int i = 0; i < StatusList.BLOCK; i++) {
      assertThat(a.indices.assign(session("s" + i))).isPresent();
    }
    assertThat(a.indices.assign(session("last"))).isEmpty();
    assertThat(a.without).hasValue(1);
    a.indices.refill();
    assertThat(a.indices.assign(session("next"))).isPresent();
  }

  private dev.latchkey.session.Session session(String id) {
    database.session(id, 1, 0, now.instant().plusSeconds(60));
    return database.find(dev.latchkey.session.Session.class, id);
  }

  @Test
  void an_old_list_gets_no_new_tokens_and_goes_when_its_youngest_token_has_expired() {
    StatusReference old = a.logIn("s").orElseThrow();
    assertThat(a.published.uris()).isEmpty();
    a.refresh();
    assertThat(a.published.uris()).containsExactly(old.uri());
    now.pass(Duration.ofHours(24));
    assertThat(a.indices.assign(session("later"))).isEmpty();
    a.indices.refill();
    StatusReference young = a.logIn("young").orElseThrow();
    assertThat(young.uri()).isNotEqualTo(old.uri());
    a.refresh();
    assertThat(a.published.uris()).containsExactly(young.uri());
    ExpiredLists expired = Injected.into(new ExpiredLists(), "lists", a.stored);
    expired.remove(now.instant());
    assertThat(database.number("select count(*) from status_list")).isEqualTo(2);
    expired.remove(now.instant().plusSeconds(61));
    assertThat(database.number("select count(*) from status_list")).isEqualTo(1);
    assertThat(database.number("select count(*) from status_index")).isEqualTo(1);
  }

  @Test
  void every_token_of_a_closed_list_has_ended_and_it_gives_out_no_more() {
    StatusReference place = a.logIn("s").orElseThrow();
    assertThat(a.bits(place.uri()).isEmpty()).isTrue();
    database.run("update status_list set closed = true");
    // At once, although the last list is not old yet.
    a.refresh();
    assertThat(a.bits(place.uri()).cardinality()).isEqualTo(StatusList.CAPACITY);
    assertThat(a.indices.assign(session("later"))).isEmpty();
  }
}
