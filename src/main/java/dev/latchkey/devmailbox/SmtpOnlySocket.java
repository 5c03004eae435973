package dev.latchkey.devmailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;

/**
 * A connection that is closed at once if its first command is not an SMTP command (RFC 5321 4.1.4).
 * A web page can make a browser post text to this port. An SMTP server that skips unknown lines
 * would find a mail in that text.
 */
final class SmtpOnlySocket extends Socket {
  private static final int VERB = 4;
  private static final Set<String> FIRST = Set.of("EHLO", "HELO", "NOOP", "RSET", "QUIT");

  private InputStream checked;

  private SmtpOnlySocket() {}

  /** A server socket, not bound yet, that accepts only such connections. */
  static ServerSocket server() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        SmtpOnlySocket socket = new SmtpOnlySocket();
        implAccept(socket);
        return socket;
      }
    };
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (checked == null) {
      checked = new Checked(super.getInputStream());
    }
    return checked;
  }

  /**
   * Checks the first command when it is read, not earlier, because in SMTP the server speaks first.
   */
  private final class Checked extends InputStream {
    private final InputStream caller;
    private InputStream rest;

    Checked(InputStream caller) {
      this.caller = caller;
    }

    @Override
    public int read() throws IOException {
      return opened().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return opened().read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      caller.close();
    }

    private InputStream opened() throws IOException {
      if (rest == null) {
        byte[] verb = caller.readNBytes(VERB);
        if (FIRST.contains(new String(verb, US_ASCII).toUpperCase(Locale.ROOT))) {
          rest = new SequenceInputStream(new ByteArrayInputStream(verb), caller);
        } else {
          rest = InputStream.nullInputStream();
          SmtpOnlySocket.this.close();
        }
      }
      return rest;
    }
  }
}
