package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end a proxy and this server could see in different places (RFC 9112 6.3 and 11.2).
 * Behind each stands the request that an attacker would smuggle in: it must never be answered as
 * one of its own where the first was understood in another way than its framing says.
 */
@LatchkeyIT
class SmugglingIT {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final String SMUGGLED =
      "GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private static int answers(String exchange) {
    int answers = 0;
    for (Matcher line = STATUS_LINE.matcher(exchange); line.find(); ) {
      answers++;
    }
    return answers;
  }

  /** Answered by a 401, behind which a connection stays open; by a 400 it would be closed. */
  private static String logout(String framing, String body) {
    return post("/api/logout", framing, body);
  }

  private static String post(String path, String framing, String body) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + framing
        + "\r\n"
        + body;
  }

  @Test
  void two_requests_one_behind_the_other_are_two_answers_so_that_one_means_something() {
    String both = RawHttp.exchange(logout("Content-Length: 2\r\n", "{}") + SMUGGLED);
    assertThat(answers(both)).isEqualTo(2);
    assertThat(both).contains("\"keys\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nContent-Length: 0\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n",
        "Content-Length: 0, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 5 5\r\n",
        "Content-Length:\r\n",
        "Content-Length: x\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
        "Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding:\u000bchunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
        " Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "X: x\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "X: x\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n"
      })
  void an_ambiguous_length_is_refused_or_answered_once_by_its_framing(String framing) {
    String chunked = "0\r\n\r\n";
    String exchange = RawHttp.exchange(logout(framing, chunked) + SMUGGLED);
    // Either the connection is given up, or both were understood: never a failure of ours, and
    // never more answers than requests.
    assertThat(answers(exchange)).isLessThanOrEqualTo(2);
    assertThat(RawHttp.status(exchange)).isIn(0, 400, 401, 411, 413, 415, 501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nContent-Length: 0\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n",
        "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n"
      })
  void what_two_readers_could_frame_differently_ends_the_connection(String framing) {
    assumeFalse(
        framing.startsWith("Content-Length: 6")
            && "payara".equals(System.getProperty("arquillian.launch")),
        "Payara's connector goes by the chunks and hides the length: docs/payara.md");
    String exchange = RawHttp.exchange(logout(framing, "0\r\n\r\n") + SMUGGLED);
    assertThat(exchange).doesNotContain("\"keys\"");
    assertThat(answers(exchange)).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Z\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "2\n{}\n0\n\n",
        "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "100000002\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}XX0\r\n\r\n",
        "2;\u0000\r\n{}\r\n0\r\n\r\n"
      })
  void a_bad_chunk_is_no_failure_of_ours(String body) {
    String exchange =
        RawHttp.exchange(post("/api/login", "Transfer-Encoding: chunked\r\n", body) + SMUGGLED);
    assertThat(RawHttp.status(exchange)).isIn(0, 400, 413);
    assertThat(answers(exchange)).isLessThanOrEqualTo(2);
  }
}
