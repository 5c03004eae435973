package dev.latchkey.server;

import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.SelfCall;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import javax.net.SocketFactory;

/**
 * Checks whether this server answers on its own ports. Open Liberty opens them after it has started
 * the application, Payara Micro before. The check also finds a port that belongs to another
 * process.
 */
@ApplicationScoped
public class OwnPorts {
  @Inject private ServerSettings settings;
  @Inject private KeyStoreSettings keyStore;
  @Inject private SelfCall self;
  @Inject private RandomTokens random;

  private final PortWait http = new PortWait("HTTP_PORT", System::nanoTime);
  private final PortWait https = new PortWait("HTTPS_PORT", System::nanoTime);

  /**
   * Checks once. The TLS port is checked only if the server's configuration names its key store.
   * Otherwise the server may not use TLS at all.
   *
   * @throws StartRefusedException if a port cannot be used
   */
  public synchronized boolean areOpen() {
    checkHost(settings.host());
    return http.isOpen(settings.port(), call(SocketFactory.getDefault(), settings.port()))
        && (!keyStore.isKnown() || https.isOpen(settings.httpsPort(), callWithTls()));
  }

  private SelfCall.Outcome callWithTls() {
    return keyStore
        .sockets()
        .map(sockets -> call(sockets, settings.httpsPort()))
        .orElse(SelfCall.Outcome.NOBODY);
  }

  private SelfCall.Outcome call(SocketFactory sockets, int port) {
    return self.call(sockets, settings.host(), port, random.resetToken());
  }

  static void checkHost(String host) {
    if (!host.equals("*") && !isOfThisMachine(host)) {
      throw new StartRefusedException("HTTP_HOST: this machine does not have the address " + host);
    }
  }

  private static boolean isOfThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException unknown) {
      return false;
    }
  }
}
