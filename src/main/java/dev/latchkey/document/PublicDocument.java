package dev.latchkey.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * A public document with an entity tag (RFC 9110 8.8), also compressed for clients that accept
 * gzip. Both forms are computed once. Immutable.
 */
public final class PublicDocument {
  private static final int TAG_BYTES = 12;
  private static final Pattern COMMA = Pattern.compile(",");

  private final String type;
  private final String caching;
  private final String tag;
  private final byte[] plain;
  private final byte[] gzip;

  /**
   * Creates a document with this content.
   *
   * @param type the {@code Content-Type}
   * @param caching the {@code Cache-Control}
   */
  public PublicDocument(String type, String caching, byte[] content) {
    this.type = type;
    this.caching = caching;
    this.plain = content.clone();
    this.gzip = compressed(content);
    this.tag = tagOf(content);
  }

  /** Answers a GET with the document, or with 304 if the client already has it. */
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(request, response, caching);
  }

  /**
   * As {@link #answer(HttpServletRequest, HttpServletResponse)}, with this {@code Cache-Control}.
   */
  public void answer(HttpServletRequest request, HttpServletResponse response, String control)
      throws IOException {
    boolean zipped = takesGzip(request);
    // RFC 9110 8.8.3.3: each encoding is a separate representation.
    String entityTag = zipped ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"";
    response.setHeader("Cache-Control", control);
    response.setHeader("ETag", entityTag);
    response.setHeader("Vary", "Accept-Encoding");
    if (isKnown(request, entityTag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body = zipped ? gzip : plain;
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** RFC 9110 13.1.2: weak comparison, because caches may weaken the tag. */
  private static boolean isKnown(HttpServletRequest request, String entityTag) {
    return Collections.list(request.getHeaders("If-None-Match")).stream()
        .flatMap(COMMA::splitAsStream)
        .map(String::strip)
        .map(known -> known.startsWith("W/") ? known.substring(2) : known)
        .anyMatch(known -> known.equals("*") || known.equals(entityTag));
  }

  /** RFC 9110 12.5.3. A weight of zero means "not acceptable". */
  private static boolean takesGzip(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Accept-Encoding")).stream()
        .flatMap(COMMA::splitAsStream)
        .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
        .anyMatch(PublicDocument::isGzip);
  }

  private static boolean isGzip(String coding) {
    return coding.equals("gzip")
        || (coding.startsWith("gzip;q=") && coding.chars().anyMatch(c -> c >= '1' && c <= '9'));
  }

  private static String tagOf(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, TAG_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
