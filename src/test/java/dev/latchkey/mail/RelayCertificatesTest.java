package dev.latchkey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingRemark;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a relay's certificate must be from. */
class RelayCertificatesTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;

  @BeforeAll
  static void make_two_authorities() throws IOException, InterruptedException {
    make("ours");
    make("other");
  }

  private static void make(String name) throws IOException, InterruptedException {
    keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2");
    keytool(name, "-exportcert", "-rfc", "-file", pem(name).toString());
  }

  private static void keytool(String name, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder keytool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    keytool.command().addAll(List.of(command));
    keytool.command().addAll(List.of("-keystore", store(name).toString(), "-storepass", PASSWORD));
    assertThat(keytool.inheritIO().start().waitFor()).isZero();
  }

  private static Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private static Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  /** Meets a server that has the key of "ours". */
  private static void meetTrusting(String name) throws Exception {
    try (SSLServerSocket relay = relay()) {
      CompletableFuture<Void> served = CompletableFuture.runAsync(() -> answer(relay));
      try (SSLSocket socket =
          (SSLSocket)
              RelayCertificates.parse(pem(name).toString())
                  .createSocket(InetAddress.getLoopbackAddress(), relay.getLocalPort())) {
        socket.startHandshake();
      } finally {
        served.join();
      }
    }
  }

  private static SSLServerSocket relay() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store("ours"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void answer(SSLServerSocket relay) {
    try (SSLSocket socket = (SSLSocket) relay.accept()) {
      socket.startHandshake();
    } catch (SSLException refused) {
      // The other side has said why.
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void a_relay_with_a_certificate_of_the_file_is_trusted() {
    assertThatCode(() -> meetTrusting("ours")).doesNotThrowAnyException();
  }

  @Test
  void a_relay_with_another_certificate_is_not() {
    assertThatThrownBy(() -> meetTrusting("other")).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void without_tls_the_file_would_count_for_nothing_and_is_refused() {
    SettingReader reader =
        Configured.development().with("MAIL_SSLROOTCERT", pem("ours").toString()).reader();
    new MailSettings(reader);
    assertThat(reader.faults())
        .extracting(SettingRemark::line)
        .singleElement()
        .asString()
        .contains("MAIL_TLS=starttls or MAIL_TLS=tls with it is expected");
  }
}
