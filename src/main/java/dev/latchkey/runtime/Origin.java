package dev.latchkey.runtime;

import dev.latchkey.setting.InvalidSettingException;
import java.util.Locale;

/**
 * Reads the origin of a web page (RFC 6454 6.2). A slash at the end, the scheme's own port and
 * upper case make no difference to a browser, so they make none here.
 */
final class Origin {
  private Origin() {}

  /**
   * The origin as a browser writes it into the header {@code Origin}.
   *
   * @throws InvalidSettingException if it is no origin
   */
  static String parse(String text) {
    try {
      HttpUrl url = HttpUrl.parse(text.toLowerCase(Locale.ROOT));
      if (url.uri().getRawPath().isEmpty() || url.uri().getRawPath().equals("/")) {
        return serialized(url);
      }
    } catch (InvalidSettingException none) {
      // Refused below, with what is expected here.
    }
    throw new InvalidSettingException("a list of origins such as https://app.example.com");
  }

  private static String serialized(HttpUrl url) {
    int port = url.uri().getPort();
    boolean usual = port < 0 || port == (url.isHttps() ? 443 : 80);
    String origin = (url.isHttps() ? "https://" : "http://") + url.uri().getHost();
    return usual ? origin : origin + ":" + port;
  }
}
