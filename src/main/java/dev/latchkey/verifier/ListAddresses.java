package dev.latchkey.verifier;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of an issuer's documents. A token may name only a list of its own issuer, so that
 * it cannot make this service call any other server.
 *
 * @param base where this service reaches the issuer
 */
record ListAddresses(String issuer, String base) {
  /** In characters. Our own URIs have less. */
  private static final int LONGEST = 1200;

  private static final Pattern LIST = Pattern.compile("(.*)(/status-lists/[A-Za-z0-9_-]{22})");

  ListAddresses {
    issuer = withoutSlash(issuer);
    base = withoutSlash(base);
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  URI keys() {
    return URI.create(base + "/.well-known/jwks.json");
  }

  /** Whether this is the URI of one of the issuer's lists: the same scheme, host, port and path. */
  boolean has(String uri) {
    if (uri.length() > LONGEST) {
      return false;
    }
    try {
      URI list = new URI(uri);
      URI own = new URI(issuer);
      Matcher path = LIST.matcher(Objects.toString(list.getRawPath(), ""));
      return path.matches()
          && path.group(1).equals(Objects.toString(own.getRawPath(), ""))
          && list.getRawQuery() == null
          && list.getRawFragment() == null
          && list.getRawUserInfo() == null
          && lower(list.getScheme()).equals(lower(own.getScheme()))
          && lower(list.getHost()).equals(lower(own.getHost()))
          && port(list) == port(own);
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  /** Where this service fetches a list that {@link #has} accepts. */
  URI reach(String uri) {
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
