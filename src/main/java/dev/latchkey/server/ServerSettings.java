package dev.latchkey.server;

import dev.latchkey.address.HostParsers;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Where the server listens. The server's own configuration uses these settings; this class only
 * checks them, because the server silently replaces a malformed value by a default.
 */
@ApplicationScoped
public class ServerSettings implements SettingGroup {
  private Setting<Integer> port;
  private Setting<Integer> https;
  private Setting<Optional<String>> host;
  private Setting<Optional<Boolean>> exitWhenRefused;

  /** For the container's proxy only. */
  protected ServerSettings() {}

  /** Checks all of them. */
  @Inject
  public ServerSettings(SettingReader reader) {
    port = reader.read("HTTP_PORT", HostParsers.port());
    https = reader.read("HTTPS_PORT", HostParsers.port());
    if (port.ifValid().isPresent() && port.ifValid().equals(https.ifValid())) {
      reader.refuse(https, "a port other than HTTP_PORT");
    }
    host = reader.optional("HTTP_HOST", ServerSettings::host);
    exitWhenRefused = reader.optional("LATCHKEY_EXIT_WHEN_REFUSED", Parsers.onOff());
    reader.read("LATCHKEY_TELEMETRY", Parsers.onOff());
  }

  /** Whether only this machine can reach the server. */
  public boolean isOnlyForThisMachine() {
    return host.value().filter("localhost"::equals).isPresent();
  }

  /** {@code HTTP_PORT}: the port for HTTP. */
  int port() {
    return port.value();
  }

  /** {@code HTTPS_PORT}: the port for HTTPS. */
  int httpsPort() {
    return https.value();
  }

  /** {@code HTTP_HOST}: the address that this server listens on; {@code *} for all addresses. */
  String host() {
    return host.value().orElse("*");
  }

  /** Whether a refused start ends the process. False if this setting itself is malformed. */
  boolean exitWhenRefused() {
    return exitWhenRefused.ifValid().flatMap(wanted -> wanted).orElse(false);
  }

  private static String host(String text) {
    SettingParser<String> host =
        Parsers.expecting("the name or the address of a host, or *,", HostParsers.host()::parse);
    return text.equals("*") ? text : host.parse(text);
  }
}
