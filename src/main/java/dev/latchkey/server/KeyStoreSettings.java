package dev.latchkey.server;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.ServerText;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key store that Open Liberty creates for TLS on its first start. If the server cannot create
 * or open it, TLS does not work. So the start is refused first. These two settings do not exist on
 * Payara.
 */
@ApplicationScoped
public class KeyStoreSettings implements SettingGroup {
  private static final int LONGEST_PATH = 1000;

  /** Open Liberty refuses to create a key store with a shorter password (CWPKI0808E). */
  private static final int SHORTEST_PASSWORD = 6;

  private Setting<Optional<String>> password;
  private Setting<Optional<Path>> file;

  /** For the container's proxy only. */
  protected KeyStoreSettings() {}

  /** Parses both settings, and tries to open the key store with the password. */
  @Inject
  public KeyStoreSettings(SettingReader reader) {
    password = reader.secret("keystore_password", KeyStoreSettings::password);
    file = reader.optional("LATCHKEY_KEY_STORE", Parsers.line(LONGEST_PATH).map(Path::of));
    boolean known = file.ifValid().flatMap(path -> path).isPresent();
    if (known && password.ifValid().isPresent() && isLocked()) {
      reader.refuse(
          password,
          "the password of "
              + file.value().orElseThrow()
              + " (or delete that file, and the server creates another)");
    }
  }

  /** Whether the server's configuration names the key store. */
  boolean isKnown() {
    return file.ifValid().flatMap(path -> path).isPresent();
  }

  /**
   * Creates TLS sockets that trust this server's own certificate. Empty until the key store exists.
   */
  Optional<SocketFactory> sockets() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(open());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return Optional.of(context.getSocketFactory());
    } catch (IOException | GeneralSecurityException notYet) {
      return Optional.empty();
    }
  }

  private boolean isLocked() {
    try {
      open();
      return false;
    } catch (IOException unreadable) {
      return unreadable.getCause() instanceof UnrecoverableKeyException;
    } catch (GeneralSecurityException incomplete) {
      // The server is writing the file at this moment.
      return false;
    }
  }

  private KeyStore open() throws IOException, GeneralSecurityException {
    Path path = file.value().orElseThrow();
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return KeyStore.getInstance(path.toFile(), password.value().orElse("").toCharArray());
  }

  private static String password(String text) {
    if (text.length() < SHORTEST_PASSWORD) {
      throw new InvalidSettingException(
          "a password of at least " + SHORTEST_PASSWORD + " characters");
    }
    return ServerText.unchanged(text);
  }
}
