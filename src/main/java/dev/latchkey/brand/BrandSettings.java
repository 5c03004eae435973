package dev.latchkey.brand;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the operator calls the service, and how it looks. */
@ApplicationScoped
public class BrandSettings implements SettingGroup {
  private static final int LONGEST_NAME = 40;

  /** Characters that break lines or change the direction of the text around them. */
  private static final Pattern UNFIT =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private static final String OUR_LOGIN = "/login";
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

  private Setting<String> name;
  private Setting<Accent> accent;
  private Setting<Optional<Logo>> logo;
  private Setting<String> loginUrl;

  /** For the container's proxy only. */
  protected BrandSettings() {}

  /** Parses all of them. */
  @Inject
  public BrandSettings(SettingReader reader) {
    SettingParser<String> any = Parsers.line(LONGEST_NAME);
    name =
        reader.read(
            "LATCHKEY_NAME",
            any.that(
                text -> !UNFIT.matcher(text).find(),
                "a name of 1 to 40 characters, none of them control or direction characters"));
    accent = reader.read("LATCHKEY_ACCENT", Accent::parse);
    logo = reader.optional("LATCHKEY_LOGO", Logo::read);
    loginUrl = reader.read("LATCHKEY_LOGIN_URL", BrandSettings::target);
    accent
        .ifValid()
        .filter(Accent::isChanged)
        .ifPresent(
            value ->
                reader.warn(
                    accent,
                    "does not stand out enough: pages use "
                        + value.onLight()
                        + " on light and "
                        + value.onDark()
                        + " on dark backgrounds"));
  }

  private static String target(String text) {
    boolean path = PATH.matcher(text).matches() && !text.startsWith("//");
    if (path || isHttps(text)) {
      return text;
    }
    throw new InvalidSettingException("a path such as /login, or an https URL");
  }

  private static boolean isHttps(String text) {
    try {
      URI url = new URI(text);
      return "https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  /** The name of the service, as people know it. */
  public String name() {
    return name.value();
  }

  /** The colour of buttons and links. */
  public Accent accent() {
    return accent.value();
  }

  /** The operator's logo. Empty for ours. */
  public Optional<Logo> logo() {
    return logo.value();
  }

  /** Where "Sign in" leads: a path of this server, or a URL. */
  public String loginUrl() {
    return loginUrl.value();
  }

  /** The same, if the operator has set another one than our page. */
  public Optional<String> loginElsewhere() {
    return Optional.of(loginUrl()).filter(url -> !url.equals(OUR_LOGIN));
  }
}
