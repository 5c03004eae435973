package dev.latchkey.runtime;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** General settings: the mode, the public URL, trusted proxies and CORS origins. */
@ApplicationScoped
public class Settings implements SettingGroup {
  private static final SettingParser<AddressBlock> PROXY =
      Parsers.expecting(
          "a list of addresses and CIDR blocks such as 10.0.0.0/8, 2001:db8::/32,",
          AddressBlock::parse);

  private static final String REACHED = "the https URL at which users reach this server";

  private Setting<Boolean> production;
  private Setting<HttpUrl> publicUrl;
  private Setting<Optional<List<AddressBlock>>> trustedProxies;
  private Setting<Optional<List<String>>> corsOrigins;

  /** For the container's proxy only. */
  protected Settings() {}

  /** Parses all of them. */
  @Inject
  public Settings(SettingReader reader) {
    production = reader.mode();
    publicUrl = reader.read("LATCHKEY_PUBLIC_URL", publicUrl(reader.production()));
    reader.requireInProduction(publicUrl, REACHED);
    if (publicUrl.ifValid().filter(HttpUrl::hasPath).isPresent()) {
      reader.warn(
          publicUrl,
          "has a path: other applications on that host could act for people who are signed in,"
              + " so administrators cannot use a browser here");
    }
    trustedProxies = reader.optional("LATCHKEY_TRUSTED_PROXIES", proxies(reader.production()));
    corsOrigins = reader.optional("LATCHKEY_CORS_ORIGINS", Parsers.list(Origin::parse));
  }

  private static SettingParser<HttpUrl> publicUrl(boolean production) {
    SettingParser<HttpUrl> url = HttpUrl::parse;
    return production
        ? url.that(value -> value.isHttps() && !value.isLocal(), "in production, " + REACHED)
        : url;
  }

  private static SettingParser<List<AddressBlock>> proxies(boolean production) {
    return Parsers.list(
        production
            ? PROXY.that(
                Settings::isNetwork,
                "in production, a list of proxies in blocks no larger than /8 (IPv6: /7),")
            : PROXY);
  }

  /**
   * Whether the block is at most as large as the largest private networks: 10.0.0.0/8 (RFC 1918)
   * and fc00::/7 (RFC 4193).
   */
  private static boolean isNetwork(AddressBlock block) {
    return block.prefix() >= (block.network().bits() == Integer.SIZE ? 8 : 7);
  }

  /** Whether this is a production server. If so, no development default is accepted. */
  public boolean production() {
    return production.value();
  }

  /** The base of links in mails, without a slash at the end. */
  public String publicUrl() {
    return publicUrl.value().withoutSlash();
  }

  /** The origin of the public URL, as a browser writes it. */
  public String publicOrigin() {
    return Origin.of(publicUrl.value());
  }

  /** Whether users reach this server by TLS. */
  public boolean isHttps() {
    return publicUrl.value().isHttps();
  }

  /** Whether the public URL has a path, so that other applications share its origin. */
  public boolean sharesOrigin() {
    return publicUrl.value().hasPath();
  }

  /** The web origins whose pages may call the API, as a browser writes them. */
  public List<String> corsOrigins() {
    return corsOrigins.value().orElse(List.of());
  }

  /** The proxies whose {@code X-Forwarded-For} header is trusted. */
  public List<AddressBlock> trustedProxies() {
    return trustedProxies.value().orElse(List.of());
  }
}
