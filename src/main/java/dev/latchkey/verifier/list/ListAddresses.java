package dev.latchkey.verifier.list;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of an issuer's documents. A token may name only a list of its own issuer, so that
 * it cannot make this service call any other server.
 *
 * @param issuer the issuer's URL, without a slash at its end
 * @param base where this service reaches the issuer, without a slash at its end
 */
public record ListAddresses(URI issuer, String base) {
  /** In characters. Our own URIs have less. */
  private static final int LONGEST = 1200;

  private static final Pattern LIST = Pattern.compile("(.*)(/status-lists/[A-Za-z0-9_-]{22})");

  /**
   * The addresses of this issuer.
   *
   * @throws IllegalArgumentException if the issuer is no URL
   */
  public static ListAddresses of(String issuer, String base) {
    return new ListAddresses(URI.create(withoutSlash(issuer)), withoutSlash(base));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The key set. */
  public URI keys() {
    return URI.create(base + "/.well-known/jwks.json");
  }

  /** The index of all lists. */
  public URI index() {
    return URI.create(base + "/status-lists");
  }

  /** The stream of tokens that end. */
  public URI revocations() {
    return URI.create(base + "/oauth/revocations");
  }

  /**
   * Whether this is the URI of one of the issuer's lists: it has the scheme, host, port and path of
   * the issuer, or of the configured base URL, because a server's lists are at its public URL and
   * its issuer may have another name.
   */
  public boolean has(String uri) {
    if (uri.length() > LONGEST) {
      return false;
    }
    try {
      URI list = new URI(uri);
      Matcher path = LIST.matcher(Objects.toString(list.getRawPath(), ""));
      return path.matches()
          && list.getRawQuery() == null
          && list.getRawFragment() == null
          && list.getRawUserInfo() == null
          && Stream.of(issuer, URI.create(base))
              .anyMatch(home -> isAt(home, list) && isBelow(home, path.group(1)));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static boolean isAt(URI home, URI list) {
    return lower(list.getScheme()).equals(lower(home.getScheme()))
        && lower(list.getHost()).equals(lower(home.getHost()))
        && port(list) == port(home);
  }

  private static boolean isBelow(URI home, String path) {
    return path.equals(Objects.toString(home.getRawPath(), ""));
  }

  /** Where this service fetches a list that {@link #has} accepts. */
  public URI reach(String uri) {
    Matcher list = LIST.matcher(uri);
    if (!list.matches()) {
      throw new IllegalArgumentException("not the URI of a list");
    }
    return URI.create(base + list.group(2));
  }

  private static String lower(String text) {
    return String.valueOf(text).toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    return uri.getPort() != -1 ? uri.getPort() : lower(uri.getScheme()).equals("https") ? 443 : 80;
  }
}
