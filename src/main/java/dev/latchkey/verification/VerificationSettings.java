package dev.latchkey.verification;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Whether people must prove that their email address is theirs. */
@ApplicationScoped
public class VerificationSettings implements SettingGroup {
  private static final String OFF = "off";
  private static final String REQUIRED = "required";

  private Setting<String> mode;
  private Setting<Duration> lifetime;

  /** For the container's proxy only. */
  protected VerificationSettings() {}

  /** Parses all of them. */
  @Inject
  public VerificationSettings(SettingReader reader) {
    mode = reader.read("LATCHKEY_EMAIL_VERIFICATION", Parsers.oneOf(OFF, "optional", REQUIRED));
    lifetime =
        reader.read(
            "LATCHKEY_VERIFICATION_TTL",
            Parsers.duration(Duration.ofMinutes(5), Duration.ofDays(30)));
  }

  /** Whether a signup, and a request, sends a link to confirm the address. */
  public boolean sendsLinks() {
    return !OFF.equals(mode.value());
  }

  /** Whether nobody can log in before the address is confirmed. */
  public boolean required() {
    return REQUIRED.equals(mode.value());
  }

  /** How long the links work. */
  Duration lifetime() {
    return lifetime.value();
  }
}
