package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ways to spell a path that a filter and a dispatcher could read differently (RFC 3986 6.2). None
 * of them opens what needs a token, and none is a failure of the server.
 */
@LatchkeyIT
class PathSpellingsIT {
  private static final boolean PAYARA = "payara".equals(System.getProperty("arquillian.launch"));

  private static final List<String> CLOSED =
      List.of("/api/profile", "/api/sessions", "/api/admin/keys/rotate");

  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          path -> path + "/",
          path -> path + "//",
          path -> path + "/.",
          path -> path + "/..",
          path -> path + "/../x/..",
          path -> path + ";",
          path -> path + ";x=y",
          path -> path + "%3b",
          path -> path + "%2f",
          path -> path + "%5c",
          path -> path + "%20",
          path -> path + "%09",
          path -> path + "%0d%0a",
          path -> path + "%00",
          path -> path + ".json",
          path -> path + "?",
          path -> path + "?x=/..;/",
          path -> path + "#x",
          path -> path + "%23",
          path -> path + "%3f",
          path -> path + "\\",
          path -> "/" + path,
          path -> "//x" + path,
          path -> "/." + path,
          path -> "/x/.." + path,
          path -> "/x/..;" + path,
          path -> "/assets/.." + path,
          path -> "/assets/..;" + path,
          path -> "/assets/%2e%2e" + path,
          path -> "/assets/..%2f" + path.substring(1),
          path -> "/.well-known/jwks.json/../.." + path,
          path -> "/api/login/../.." + path,
          path -> "/api/login;/../.." + path,
          path -> "/reset-password/.." + path,
          path -> "/error/.." + path,
          path -> "/%2f" + path.substring(1),
          path -> "/;" + path,
          path -> "/;x" + path,
          path -> "\\" + path.substring(1),
          path -> path.replace("/", "//"),
          path -> path.replace("/", "/./"),
          path -> path.replace("/", "\\"),
          path -> path.replace("/", "%2f"),
          path -> "/" + path.substring(1).replace("/", "%2f"),
          path -> "/" + path.substring(1).replace("/", "%5c"),
          path -> "/" + path.substring(1).replace("/", "%252f"),
          path -> "/" + path.substring(1).replace("/", ";/"),
          path -> "/" + path.substring(1).replace("/", ";x=y/"),
          path -> "/" + path.substring(1).replace("/", "%3b/"),
          path -> path.replace("a", "%61"),
          path -> path.replace("p", "%70"),
          path -> path.replace("o", "%6F"),
          path -> path.replace("o", "%256f"),
          path -> path.replace("o", "%c0%af"),
          path -> path.replace("o", "%u006f"),
          path -> path.replace("o", "\u00f2"),
          path -> path.replace("i", "I"),
          path -> path.replace("s", "%C5%BF"),
          path -> "http://localhost" + path,
          path -> "https://evil.example" + path,
          path -> "http://localhost/assets/.." + path,
          path -> path.substring(1));

  static Stream<String> requests() {
    return SPELLINGS.stream()
        .flatMap(spelling -> CLOSED.stream().map(spelling))
        .flatMap(path -> Stream.of("GET " + path, "POST " + path));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void no_spelling_of_a_path_opens_it(String request) {
    String answer =
        RawHttp.exchange(
            request
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer).matches(PathSpellingsIT::isRefused, "is refused");
    assertThat(answer).doesNotContain("Exception", "\tat ", "\"keys\"", "\"sessions\"");
  }

  private static boolean isRefused(String answer) {
    int status = RawHttp.status(answer);
    // The decoder of Payara's connector fails before any application is called: docs/payara.md.
    boolean undecoded = PAYARA && status == 200 && answer.contains("Content-Length: 0\r\n");
    return status == 0 || status >= 400 && status < 500 || undecoded;
  }
}
