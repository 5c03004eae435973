package dev.latchkey.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this server stands and how it is meant: what the whole product needs to know. */
@ApplicationScoped
public class Settings {
  @Inject
  @ConfigProperty(name = "LATCHKEY_MODE")
  private String mode;

  @Inject
  @ConfigProperty(name = "LATCHKEY_PUBLIC_URL")
  private String publicUrl;

  @Inject
  @ConfigProperty(name = "LATCHKEY_TRUSTED_PROXIES")
  private Optional<String> trustedProxies;

  @Inject
  @ConfigProperty(name = "LATCHKEY_CORS_ORIGINS")
  private Optional<String> corsOrigins;

  @Inject
  @ConfigProperty(name = "LATCHKEY_OPERATOR_TOKEN")
  private Optional<String> operatorToken;

  /** Whether this is a production server, where no development default is tolerated. */
  public boolean production() {
    return "production".equals(mode);
  }

  /** The mode as configured, for the check at start-up. */
  public String mode() {
    return mode;
  }

  /** The base of links in mails, without a slash at its end. */
  public String publicUrl() {
    return publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
  }

  /** The origins whose pages may call the API, comma-separated. */
  public String corsOrigins() {
    return corsOrigins.orElse("");
  }

  /** What an operator proves itself with; where there is none, nothing can be operated. */
  public Optional<String> operatorToken() {
    return operatorToken.filter(token -> !token.isBlank());
  }

  /** The proxies whose {@code X-Forwarded-For} counts, comma-separated CIDR blocks. */
  public String trustedProxies() {
    return trustedProxies.orElse("");
  }
}
