package dev.latchkey.mail;

import dev.latchkey.setting.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Trusts a relay by the CA certificates of a PEM file instead of Java's own. */
final class RelayCertificates {
  private static final int LONGEST_PATH = 1000;
  private static final long LARGEST_FILE = 1 << 20;

  private RelayCertificates() {}

  /**
   * Makes TLS connections that trust only the certificates in this PEM file.
   *
   * @throws InvalidSettingException if the file cannot be read or contains no certificate
   */
  static SSLSocketFactory parse(String path) {
    try {
      if (path.length() <= LONGEST_PATH && Files.size(Path.of(path)) <= LARGEST_FILE) {
        return trusting(read(Path.of(path)));
      }
    } catch (IOException | GeneralSecurityException | InvalidPathException unusable) {
      // Refused below, like a file that is too large.
    }
    throw new InvalidSettingException("the path of a PEM file with the certificates of a CA");
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new GeneralSecurityException("no certificate");
      }
      return found;
    }
  }

  private static SSLSocketFactory trusting(Collection<? extends Certificate> trusted)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate certificate : trusted) {
      store.setCertificateEntry("relay-" + store.size(), certificate);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
