package dev.latchkey.admission;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Buffers the body of a response until {@link #send}. Status and headers go to the response
 * directly.
 */
final class BufferedResponse extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  BufferedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Sends the body. */
  void send() throws IOException {
    if (body.size() > 0) {
      getResponse().getOutputStream().write(body.toByteArray());
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new Buffer();
  }

  @Override
  public PrintWriter getWriter() {
    throw new UnsupportedOperationException("responses are written as bytes");
  }

  @Override
  public void flushBuffer() {
    // Nothing is sent before the status is final.
  }

  @Override
  public void resetBuffer() {
    body.reset();
  }

  @Override
  public void reset() {
    super.reset();
    body.reset();
  }

  private final class Buffer extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("the response is in memory");
    }

    @Override
    public void write(int each) {
      body.write(each);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      body.write(bytes, offset, length);
    }
  }
}
