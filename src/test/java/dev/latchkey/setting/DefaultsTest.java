package dev.latchkey.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Operators rely on the defaults: a change of one is a change here too, on purpose. */
class DefaultsTest {

  /** The rest is between the archive and the container. */
  private static final Pattern OPERATORS_NAME = Pattern.compile("[A-Z0-9_]+");

  private static final String OF_THE_ARCHIVE =
      """
      HTTP_PORT=9080
      HTTPS_PORT=9443
      DB_KIND=derby
      DB_HOST=localhost
      DB_PORT=5432
      DB_NAME=latchkey
      DB_USER=latchkey
      DB_POOL=20
      DB_SSLMODE=prefer
      LATCHKEY_MODE=development
      LATCHKEY_PUBLIC_URL=http://localhost:${HTTP_PORT}
      LATCHKEY_ISSUER=${LATCHKEY_PUBLIC_URL}
      LATCHKEY_AUDIENCE=latchkey
      LATCHKEY_TOKEN_TTL=PT24H
      LATCHKEY_STATUS_TTL=PT15S
      LATCHKEY_ALGORITHM=ES256
      LATCHKEY_KEY_ROTATION=P90D
      LATCHKEY_KEY_LEAD=PT20M
      LATCHKEY_RESET_TTL=PT15M
      LATCHKEY_INVITE_TTL=P7D
      LATCHKEY_RESET_MAILS_PER_HOUR=3
      LATCHKEY_EMAIL_VERIFICATION=off
      LATCHKEY_VERIFICATION_TTL=PT24H
      LATCHKEY_MAILS_PER_HOUR=5
      LATCHKEY_MAILS_PER_DAY=20
      LATCHKEY_SESSIONS_PER_ACCOUNT=100
      LATCHKEY_ARGON2=m=19456,t=2,p=1
      LATCHKEY_HASH_LANES=0
      LATCHKEY_HASH_WAIT=PT2S
      LATCHKEY_PASSWORD_MIN=6
      LATCHKEY_SIGNUP=on
      LATCHKEY_PASSWORD_BLOCKLIST=on
      LATCHKEY_PAGES=on
      LATCHKEY_NAME=Latchkey
      LATCHKEY_ACCENT=#1f5fbf
      LATCHKEY_LOGIN_URL=/login
      LATCHKEY_THROTTLE=on
      LATCHKEY_THROTTLE_ACCOUNT=5/PT15M/PT60S
      LATCHKEY_THROTTLE_LOGIN=30/PT5M
      LATCHKEY_THROTTLE_SIGNUP=20/PT1H
      LATCHKEY_THROTTLE_FORGOT=20/PT1H
      LATCHKEY_THROTTLE_RESET=20/PT1H
      LATCHKEY_THROTTLE_CHANGE=5/PT1H
      LATCHKEY_TELEMETRY=off
      LATCHKEY_AUDIT_RETENTION=P90D
      LATCHKEY_OUTBOX_RETENTION=P30D
      DB_POOLER=none
      MAIL_HOST=127.0.0.1
      MAIL_PORT=9025
      MAIL_TLS=none
      MAIL_FROM=Latchkey <latchkey@localhost>
      """;

  private static final String OF_THE_SERVER =
      """
      HTTP_PORT=9080
      HTTPS_PORT=9443
      HTTP_HOST=localhost
      LATCHKEY_MODE=development
      keystore_password=of-this-node-alone
      DB_KIND=derby
      DB_DIR=${server.output.dir}/data
      DB_HOST=localhost
      DB_PORT=5432
      DB_NAME=latchkey
      DB_USER=latchkey
      DB_PASSWORD=
      LATCHKEY_EXIT_WHEN_REFUSED=on
      LATCHKEY_TELEMETRY=off
      MAIL_HOST=127.0.0.1
      MAIL_PORT=9025
      """;

  @Test
  void the_defaults_of_the_archive_are_these_and_no_others() throws IOException {
    assertThat(archive()).isEqualTo(parsed(OF_THE_ARCHIVE));
  }

  @Test
  void the_defaults_of_the_server_are_these_and_no_others() throws Exception {
    assertThat(server()).isEqualTo(parsed(OF_THE_SERVER));
  }

  @Test
  void what_both_set_a_default_for_is_the_same_in_both() throws Exception {
    Map<String, String> archive = archive();
    Map<String, String> both = server();
    both.keySet().retainAll(archive.keySet());
    assertThat(both).isNotEmpty();
    assertThat(archive).containsAllEntriesOf(both);
  }

  private static Map<String, String> archive() throws IOException {
    Properties properties = new Properties();
    try (InputStream file =
        Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      properties.load(file);
    }
    return sorted(properties);
  }

  private static Map<String, String> server() throws Exception {
    NodeList variables =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("src/main/liberty/config/server.xml").toFile())
            .getElementsByTagName("variable");
    Map<String, String> defaults = new TreeMap<>();
    for (int i = 0; i < variables.getLength(); i++) {
      Element variable = (Element) variables.item(i);
      if (variable.hasAttribute("defaultValue")) {
        defaults.put(variable.getAttribute("name"), variable.getAttribute("defaultValue"));
      }
    }
    return defaults;
  }

  private static Map<String, String> parsed(String lines) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(lines));
    Map<String, String> parsed = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> parsed.put(n, properties.getProperty(n)));
    return parsed;
  }

  private static Map<String, String> sorted(Properties properties) {
    Map<String, String> sorted = new TreeMap<>();
    properties.stringPropertyNames().stream()
        .filter(OPERATORS_NAME.asMatchPredicate())
        .forEach(name -> sorted.put(name, properties.getProperty(name)));
    return sorted;
  }
}
