package dev.latchkey.statuslist;

import dev.latchkey.http.PublicPath;
import dev.latchkey.revocation.StatusList;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How soon a service that reads status lists sees the end of a token. */
@ApplicationScoped
public class StatusSettings implements SettingGroup {
  /** How long a list is valid: the time for which services can work while this server is away. */
  static final Duration VALID = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private Setting<Duration> ttl;

  /** For the container's proxy only. */
  protected StatusSettings() {}

  /** Parses all of them. */
  @Inject
  public StatusSettings(SettingReader reader) {
    ttl = reader.read("LATCHKEY_STATUS_TTL", Parsers.duration(SHORTEST, LONGEST));
  }

  /** The {@code ttl} claim of a list. A served list is at most half as old. */
  Duration ttl() {
    return ttl.value();
  }

  /** Any page may read the lists: they show nothing but random-looking bits. */
  @Produces
  @Singleton
  public static PublicPath publicPath() {
    return new PublicPath(StatusList.PATH);
  }
}
