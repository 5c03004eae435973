package dev.latchkey.http;

/**
 * A path whose documents the pages of every web origin may read. A feature registers its path by
 * producing a bean of this type.
 *
 * @param path without a slash at the end; it covers everything below
 */
public record PublicPath(String path) {
  boolean covers(String requested) {
    return requested.startsWith(path)
        && (requested.length() == path.length() || requested.charAt(path.length()) == '/');
  }
}
