package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.list.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists and push together. */
class PushTest {
  private final Issuer issuer = new Issuer();
  private Guarded service;

  @AfterEach
  void close() {
    service.close();
  }

  private void connect() {
    service = Guarded.pushed(issuer);
    service.await(() -> service.condition().pushed().orElseThrow() && issuer.events.streams() == 1);
  }

  private void push(String uri, int index) {
    String data = "{\"uri\":\"" + uri + "\",\"idx\":" + index + "}";
    issuer.events.send("event: revoked\nid: c1\ndata: " + data + "\n\n");
  }

  @Test
  void a_pushed_token_has_ended_and_an_older_list_takes_nothing_back() {
    issuer.announced();
    connect();
    service.await(issuer.at(9), Verdict.VALID);
    push(issuer.url() + Issuer.LIST, 9);
    service.await(issuer.at(9), Verdict.ENDED);
    service.awaitFetches(2);
    assertThat(service.verdict(9)).isEqualTo(Verdict.ENDED);
    assertThat(service.verdict(8)).isEqualTo(Verdict.VALID);
    assertThat(service.isReady()).isTrue();
  }

  @Test
  void a_pushed_token_of_a_new_list_has_ended_before_and_after_the_list_is_there() {
    connect();
    issuer.status = 500;
    push(issuer.url() + Issuer.LIST, 9);
    service.await(issuer.at(9), Verdict.ENDED);
    assertThat(service.verdict(8)).isEqualTo(Verdict.UNKNOWN);
    issuer.status = 200;
    service.await(issuer.at(8), Verdict.VALID);
    assertThat(service.verdict(9)).isEqualTo(Verdict.ENDED);
  }

  @Test
  void events_about_lists_of_somebody_else_are_ignored() {
    issuer.announced();
    connect();
    service.await(issuer.at(9), Verdict.VALID);
    String other = "/status-lists/" + "B".repeat(22);
    push("https://evil.example" + other, 8);
    push(issuer.url() + ".evil.example" + other, 8);
    push("https://evil.example" + Issuer.LIST, 8);
    push(issuer.url() + Issuer.LIST, 9);
    service.await(issuer.at(9), Verdict.ENDED);
    service.awaitFetches(1);
    assertThat(service.verdict(8)).isEqualTo(Verdict.VALID);
    assertThat(issuer.fetched).containsOnly(Issuer.LIST);
  }

  @Test
  void an_index_out_of_bounds_ends_nothing() {
    issuer.announced();
    connect();
    service.await(issuer.at(9), Verdict.VALID);
    push(issuer.url() + Issuer.LIST, Integer.MAX_VALUE);
    push(issuer.url() + Issuer.LIST, 64 + 8);
    push(issuer.url() + Issuer.LIST, 9);
    service.await(issuer.at(9), Verdict.ENDED);
    assertThat(service.verdict(8)).isEqualTo(Verdict.VALID);
  }

  @Test
  void resync_fetches_all_lists_at_once() {
    issuer.announced();
    issuer.claims.put("ttl", 300);
    connect();
    service.await(issuer.at(9), Verdict.VALID);
    issuer.end(9);
    issuer.events.send("event: resync\nid: c2\n\n");
    service.await(issuer.at(9), Verdict.ENDED);
  }

  @Test
  void a_broken_stream_is_shown_and_the_lists_still_count() {
    issuer.announced();
    connect();
    issuer.events.answer(500, "text/plain", "");
    issuer.events.hangUp();
    service.await(() -> !service.condition().pushed().orElseThrow());
    issuer.end(9);
    service.await(issuer.at(9), Verdict.ENDED);
    assertThat(service.isReady()).isTrue();
  }

  @Test
  void without_a_client_nobody_listens() {
    service = Guarded.closed(issuer);
    assertThat(service.condition().pushed()).isEmpty();
  }
}
