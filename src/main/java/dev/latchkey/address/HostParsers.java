package dev.latchkey.address;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.SettingParser;
import java.util.regex.Pattern;

/** Formats of settings that say where another system or this server listens. */
public final class HostParsers {
  private static final String IPV6 = "(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}";
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,252}|" + IPV6 + "|\\[" + IPV6 + "\\]");

  private HostParsers() {}

  /** A TCP port. */
  public static SettingParser<Integer> port() {
    return Parsers.integer(1, 65_535);
  }

  /** A host name or an IP address; an IPv6 address with or without brackets. */
  public static SettingParser<String> host() {
    SettingParser<String> any = text -> text;
    return any.that(HOST.asMatchPredicate(), "the name or the address of a host");
  }
}
