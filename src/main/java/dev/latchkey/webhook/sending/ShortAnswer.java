package dev.latchkey.webhook.sending;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the head of an answer. Counts what one connection sends, with the interim answers (1xx), so
 * that neither a line nor a number of lines nor of answers is endless.
 */
final class ShortAnswer implements HttpMessageParser<ClassicHttpResponse> {
  private static final int MOST = 64 * 1024;

  private final HttpMessageParser<ClassicHttpResponse> parser;
  private int left = MOST;

  ShortAnswer(Http1Config config) {
    parser = new DefaultHttpResponseParser(config);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream all)
      throws IOException, HttpException {
    try {
      return parser.parse(buffer, new Beginning(all));
    } catch (IllegalArgumentException malformed) {
      // The parser refuses the status 000 in this way.
      throw new ProtocolException("no status", malformed);
    }
  }

  /** Fails where there would be more. */
  private final class Beginning extends InputStream {
    private final InputStream all;

    Beginning(InputStream all) {
      this.all = all;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      if (left == 0) {
        throw new MessageConstraintException("the answer is too long");
      }
      int read = all.read(bytes, from, Math.min(most, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
