package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * HTTP/2 without TLS, as a client sends it that knows that the server speaks it (RFC 9113 3.3),
 * with what has taken servers down: windows of size 0, rapid reset (CVE-2023-44487), endless
 * CONTINUATION, PING and SETTINGS. The server speaks HTTP/1.1 only.
 */
class Http2AttackIT {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM_AND_HEADERS = 5;

  // :method GET, :scheme http, :path / of the static table (RFC 7541 A), :authority localhost.
  private static final String GET = "\u0082\u0086\u0084\u0041\u0009localhost";
  private static final String WINDOW_0 = frame(SETTINGS, 0, 0, "\0\u0004\0\0\0\0");

  @Test
  void nobody_is_answered_in_http_2() throws Exception {
    AttackedServer.withstands(
        getClass(),
        server -> {
          attack(server, WINDOW_0 + streams(99));
          attack(server, frame(SETTINGS, 0, 0, "") + resets(5_000));
          attack(server, frame(HEADERS, 0, 1, GET) + frame(CONTINUATION, 0, 1, GET).repeat(9_000));
          attack(server, frame(PING, 0, 0, "latchkey").repeat(20_000));
          attack(server, WINDOW_0.repeat(20_000));
        });
  }

  private static void attack(AttackedServer server, String frames) {
    try (Crowd crowd = server.crowd(20)) {
      crowd.pump(PREFACE + frames, 1, Duration.ofSeconds(4));
      // In text, as HTTP/1.1 is: Open Liberty takes the preface for a request with the method PRI.
      assertThat(crowd.answers())
          .allMatch(answer -> answer.isEmpty() || answer.matches("(?s)HTTP/[12]\\.[01] [45].*"));
    }
  }

  private static String streams(int count) {
    StringBuilder frames = new StringBuilder();
    for (int stream = 1; stream < 2 * count; stream += 2) {
      frames.append(frame(HEADERS, END_STREAM_AND_HEADERS, stream, GET));
    }
    return frames.toString();
  }

  private static String resets(int count) {
    StringBuilder frames = new StringBuilder();
    for (int stream = 1; stream < 2 * count; stream += 2) {
      frames.append(frame(HEADERS, END_STREAM_AND_HEADERS, stream, GET));
      frames.append(frame(RST_STREAM, 0, stream, "\0\0\0\u0008"));
    }
    return frames.toString();
  }

  // RFC 9113 4.1: length in 24 bits, type, flags, stream in 31 bits.
  private static String frame(int type, int flags, int stream, String payload) {
    return new String(
            new char[] {
              0,
              (char) (payload.length() >> 8),
              (char) (payload.length() & 0xff),
              (char) type,
              (char) flags,
              0,
              (char) (stream >> 16),
              (char) (stream >> 8 & 0xff),
              (char) (stream & 0xff)
            })
        + payload;
  }
}
