package dev.latchkey.runtime;

import dev.latchkey.setting.InvalidSettingException;
import java.util.Locale;

/**
 * Parses the origin of a web page (RFC 6454 6.2). As in a browser, upper case, the default port and
 * a slash at the end make no difference.
 */
final class Origin {
  private Origin() {}

  /**
   * The origin as a browser writes it in the {@code Origin} header.
   *
   * @throws InvalidSettingException if the text is not an origin
   */
  static String parse(String text) {
    try {
      HttpUrl url = HttpUrl.parse(text.toLowerCase(Locale.ROOT));
      if (url.uri().getRawPath().isEmpty() || url.uri().getRawPath().equals("/")) {
        return serialized(url);
      }
    } catch (InvalidSettingException none) {
      // Refused below, with a message about origins.
    }
    throw new InvalidSettingException("a list of origins such as https://app.example.com");
  }

  /** The origin of a URL, as a browser writes it. */
  static String of(HttpUrl url) {
    return serialized(HttpUrl.parse(url.text().toLowerCase(Locale.ROOT)));
  }

  private static String serialized(HttpUrl url) {
    int port = url.uri().getPort();
    boolean usual = port < 0 || port == (url.isHttps() ? 443 : 80);
    String origin = (url.isHttps() ? "https://" : "http://") + url.uri().getHost();
    return usual ? origin : origin + ":" + port;
  }
}
