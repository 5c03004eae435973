package dev.latchkey.runtime;

import dev.latchkey.address.LocalHost;
import dev.latchkey.setting.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An http or https URL (RFC 3986) without user, query and fragment. It contains only characters
 * that have no special meaning in a server's configuration.
 *
 * @param text the URL as it was written
 */
public record HttpUrl(String text, URI uri) {
  private static final int LONGEST = 1000;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:/\\[\\]~_-]+");
  private static final int MOST_PORT = 65_535;

  /**
   * Parses a URL.
   *
   * @throws InvalidSettingException if the text is not such a URL
   */
  public static HttpUrl parse(String text) {
    if (text.length() <= LONGEST && PLAIN.matcher(text).matches()) {
      try {
        HttpUrl url = new HttpUrl(text, new URI(text));
        if (url.isWellFormed()) {
          return url;
        }
      } catch (URISyntaxException malformed) {
        // Refused below, like any other malformed text.
      }
    }
    throw new InvalidSettingException(
        "an http or https URL without query and fragment, such as https://auth.example.com,");
  }

  private boolean isWellFormed() {
    return ("http".equals(scheme()) || isHttps())
        && uri.getHost() != null
        && uri.getPort() != 0
        && uri.getPort() <= MOST_PORT
        && !uri.getRawAuthority().endsWith(":")
        && !uri.getRawPath().contains("//");
  }

  /** Whether the scheme is {@code https}. */
  public boolean isHttps() {
    return "https".equals(scheme());
  }

  /** Whether the host is this machine, by name or by address. */
  public boolean isLocal() {
    return LocalHost.isLocal(uri.getHost());
  }

  /** Whether the path is more than a slash. */
  boolean hasPath() {
    return uri.getRawPath().length() > 1;
  }

  /** The text without a slash at the end. */
  public String withoutSlash() {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private String scheme() {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }
}
