package dev.latchkey.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One wrong value, one line: what the start refuses, and what it lets pass. */
class EverySettingTest {
  private static final String STRONG = "GZ6k1Jt0uQ2rW9yB4nE7mS5dC8vX3aPq";
  private static final String NOT_SHOWN = " has a value that is not shown here; ";

  private static List<String> faults(Configured configured) {
    return Groups.read(configured).faults().stream().map(SettingRemark::line).toList();
  }

  private static List<String> warnings(Configured configured) {
    return Groups.read(configured).warnings().stream().map(SettingRemark::line).toList();
  }

  @Test
  void development_starts_with_nothing_set() {
    assertThat(faults(Configured.development())).isEmpty();
    assertThat(warnings(Configured.development())).isEmpty();
  }

  @Test
  void production_starts_with_what_it_asks_for() {
    assertThat(faults(Configured.production())).isEmpty();
    assertThat(warnings(Configured.production())).isEmpty();
  }

  @Test
  void production_with_nothing_else_set_is_told_of_every_setting_at_once() {
    assertThat(faults(Configured.development().with("LATCHKEY_MODE", "production")))
        .containsExactly(
            "LATCHKEY_PUBLIC_URL is \"http://localhost:9080\"; in production, the https URL at"
                + " which users reach this server is expected",
            "LATCHKEY_SECRET is not set; in production, a secret that is the same on every node"
                + " (openssl rand -base64 48) is expected",
            "MAIL_FROM is \"Latchkey <latchkey@localhost>\"; in production, an address that your"
                + " relay accepts as a sender is expected",
            "MAIL_HOST is \"127.0.0.1\"; in production, the name of an SMTP relay is expected");
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThat(
            faults(
                Configured.development()
                    .with("LATCHKEY_TOKEN_TTL", "24h")
                    .with("LATCHKEY_THROTTLE", "no")
                    .with("MAIL_PORT", "x")))
        .containsExactly(
            "LATCHKEY_THROTTLE is \"no\"; on or off is expected",
            "LATCHKEY_TOKEN_TTL is \"24h\"; a duration such as PT24H is expected",
            "MAIL_PORT is \"x\"; a whole number from 1 to 65535 is expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "LATCHKEY_MODE|prod|development or production",
        "LATCHKEY_MODE|Production|development or production",
        "LATCHKEY_MODE|development |development or production",
        "LATCHKEY_TRUSTED_PROXIES|10.0.0.0/8;10.1.0.0/16|a list of addresses and CIDR blocks",
        "LATCHKEY_TRUSTED_PROXIES|proxy.example|a list of addresses and CIDR blocks",
        "LATCHKEY_WEBHOOK_NETWORKS|hooks.example|a list of addresses and CIDR blocks",
        "LATCHKEY_TRUSTED_PROXIES|10.0.0.0/33|a list of addresses and CIDR blocks",
        "LATCHKEY_TRUSTED_PROXIES|*|a list of addresses and CIDR blocks",
        "LATCHKEY_SIGNUP|closed|on or off",
        "LATCHKEY_PASSWORD_BLOCKLIST|true|on or off",
        "LATCHKEY_PASSWORD_BLOCKLIST|ON|on or off",
        "LATCHKEY_PASSWORD_BLOCKLIST|no|on or off",
        "LATCHKEY_PASSWORD_MIN|0|a whole number from 6 to 64",
        "LATCHKEY_PASSWORD_MIN|5|a whole number from 6 to 64",
        "LATCHKEY_PASSWORD_MIN|65|a whole number from 6 to 64",
        "LATCHKEY_PASSWORD_MIN|-6|a whole number from 6 to 64",
        "LATCHKEY_PASSWORD_MIN|six|a whole number from 6 to 64",
        "LATCHKEY_THROTTLE|false|on or off",
        "LATCHKEY_THROTTLE|OFF|on or off",
        "LATCHKEY_THROTTLE_ACCOUNT|lots|a limit such as 30/PT5M",
        "LATCHKEY_THROTTLE_ACCOUNT|0/PT5M|a limit such as 30/PT5M",
        "LATCHKEY_THROTTLE_ACCOUNT|5/PT5M/PT0S|a duration from PT1S to PT1H",
        "LATCHKEY_THROTTLE_LOGIN|30/5m|a duration such as PT24H",
        "LATCHKEY_THROTTLE_LOGIN|30/-PT5M|a duration from PT1S to PT1H",
        "LATCHKEY_THROTTLE_SIGNUP|20/PT24H|a duration from PT1S to PT1H",
        "LATCHKEY_THROTTLE_FORGOT|-1/PT1H|a limit such as 30/PT5M",
        "LATCHKEY_THROTTLE_RESET|20|a limit such as 30/PT5M",
        "LATCHKEY_THROTTLE_CHANGE|5/P1D|a duration from PT1S to PT1H",
        "MAIL_TLS|foo|none, starttls or tls",
        "MAIL_TLS|STARTTLS|none, starttls or tls",
        "MAIL_FROM|not an address|a mail address such as",
        "MAIL_FROM|a@example.com, b@example.com|a mail address such as",
        "MAIL_FROM|Example <a@example.com|a mail address such as",
        "MAIL_FROM|\"Example <a@example.com>|a mail address such as",
        "MAIL_FROM|Example <<a@example.com>>|a mail address such as",
        "MAIL_HOST|relay example|the name or the address of a host",
        "MAIL_HOST|smtp://relay.example.com|the name or the address of a host",
        "MAIL_HOST|${x}|the name or the address of a host",
        "MAIL_HELO|mail example|the name or the address of a host",
        "MAIL_SSLROOTCERT|/no/such/file|the path of a PEM file",
        "MAIL_SSLROOTCERT|/etc/hostname|the path of a PEM file",
        "MAIL_PORT|0|a whole number from 1 to 65535",
        "MAIL_PORT|65536|a whole number from 1 to 65535",
        "LATCHKEY_STATUS_TTL|15|a duration such as PT24H",
        "LATCHKEY_STATUS_TTL|PT1S|a duration from PT2S to PT30M",
        "LATCHKEY_STATUS_TTL|PT31M|a duration from PT2S to PT30M",
        "LATCHKEY_TOKEN_TTL|24h|a duration such as PT24H",
        "LATCHKEY_TOKEN_TTL|86400|a duration such as PT24H",
        "LATCHKEY_TOKEN_TTL|P1Y|a duration such as PT24H",
        "LATCHKEY_TOKEN_TTL|PT99999999999999999999H|a duration such as PT24H",
        "LATCHKEY_TOKEN_TTL|-PT1H|a duration from PT1M to PT8784H",
        "LATCHKEY_TOKEN_TTL|PT0S|a duration from PT1M to PT8784H",
        "LATCHKEY_TOKEN_TTL|P100000D|a duration from PT1M to PT8784H",
        "LATCHKEY_RESET_TTL|-PT15M|a duration from PT1M to PT24H",
        "LATCHKEY_RESET_TTL|P2D|a duration from PT1M to PT24H",
        "LATCHKEY_INVITE_TTL|PT1M|a duration from PT1H to PT720H",
        "LATCHKEY_RESET_MAILS_PER_HOUR|0|a whole number from 1 to 100",
        "LATCHKEY_PAGES|yes|on or off",
        "LATCHKEY_NAME|a name that is much longer than anybody calls it|one line of 1 to 40",
        "LATCHKEY_ACCENT|blue|a colour such as #1f5fbf",
        "LATCHKEY_LOGO|/no/such/file.svg|the path of an SVG or PNG file",
        "LATCHKEY_TEMPLATES|/no/such/folder|a folder with files such as en.properties",
        "LATCHKEY_LOGIN_URL|http://example.com/|a path such as /login, or an https URL",
        "LATCHKEY_LOGIN_URL|//evil.example/|a path such as /login, or an https URL",
        "LATCHKEY_EMAIL_VERIFICATION|on|off, optional or required",
        "LATCHKEY_VERIFICATION_TTL|PT1M|a duration from PT5M to PT720H",
        "LATCHKEY_MAILS_PER_HOUR|0|a whole number from 1 to 1000",
        "LATCHKEY_MAILS_PER_DAY|1001|a whole number from 1 to 1000",
        "LATCHKEY_SESSIONS_PER_ACCOUNT|0|a whole number from 1 to 1000",
        "LATCHKEY_SESSIONS_PER_ACCOUNT|1001|a whole number from 1 to 1000",
        "LATCHKEY_ARGON2|garbage|a cost such as m=19456,t=2,p=1",
        "LATCHKEY_ARGON2|m=19456, t=2, p=1|a cost such as m=19456,t=2,p=1",
        "LATCHKEY_ARGON2|m=7,t=2,p=1|a cost such as m=19456,t=2,p=1",
        "LATCHKEY_ARGON2|m=1048577,t=2,p=1|a cost such as m=19456,t=2,p=1",
        "LATCHKEY_HASH_LANES|257|a whole number from 0 to 256",
        "LATCHKEY_HASH_LANES|-1|a whole number from 0 to 256",
        "LATCHKEY_HASH_WAIT|PT1M|a duration from PT0.1S to PT30S",
        "LATCHKEY_KEY_LEAD|PT20S|a duration from PT5M to PT720H",
        "LATCHKEY_KEY_LEAD|P91D|a duration from PT5M to PT720H",
        "LATCHKEY_KEY_ROTATION|PT1H|a duration from PT24H to PT87840H",
        "LATCHKEY_ALGORITHM|HS256|ES256 or RS256",
        "LATCHKEY_ALGORITHM|es256|ES256 or RS256",
        "LATCHKEY_ISSUER|latchkey|an http or https URL without query and fragment",
        "LATCHKEY_ISSUER|https://id.example.com#a|an http or https URL",
        "LATCHKEY_ISSUER|https://id.example.com/$$|an http or https URL",
        "LATCHKEY_AUDIENCE|one,two|a name of 1 to 200 letters, digits",
        "LATCHKEY_AUDIENCE|${x}|a name of 1 to 200 letters, digits",
        "LATCHKEY_CORS_ORIGINS|*|a list of origins such as https://app.example.com",
        "LATCHKEY_CORS_ORIGINS|null|a list of origins",
        "LATCHKEY_CORS_ORIGINS|app.example.com|a list of origins",
        "LATCHKEY_CORS_ORIGINS|https://*.example.com|a list of origins",
        "LATCHKEY_CORS_ORIGINS|https://app.example.com/login|a list of origins",
        "LATCHKEY_AUDIT_RETENTION|-P1D|a duration from PT24H to PT87840H",
        "LATCHKEY_AUDIT_RETENTION|90|a duration such as PT24H",
        "LATCHKEY_OUTBOX_RETENTION|PT1S|a duration from PT24H to PT87840H",
        "LATCHKEY_TELEMETRY|yes|on or off",
        "HTTP_PORT|http|a whole number from 1 to 65535",
        "HTTPS_PORT|-1|a whole number from 1 to 65535",
        "HTTPS_PORT|9080|a port other than HTTP_PORT",
        "HTTP_HOST|0.0.0.0 127.0.0.1|the name or the address of a host, or *,",
        "DB_KIND|mysql|derby or postgresql",
        "DB_KIND|PostgreSQL|derby or postgresql",
        "DB_HOST|db1:5432,db2:5433|a list of hosts such as db1:5432,db2",
        "DB_HOST|db 1|a list of hosts",
        "DB_HOST|db1,|a list of hosts",
        "DB_HOST|db1/other?ssl=false&x|a list of hosts",
        "DB_POOLER|session|none or transaction",
        "DB_PORT|5432x|a whole number from 1 to 65535",
        "DB_NAME|latchkey?sslmode=disable|a name of 1 to 63 letters",
        "DB_USER|${x}|a name of 1 to 63 letters",
        "DB_DIR|data;create=true|a path without any of",
        "DB_POOL|1|a whole number from 2 to 1000",
        "DB_POOL|many|a whole number from 2 to 1000",
        "DB_SSLMODE|verify|disable, allow, prefer, require, verify-ca or verify-full",
        "DB_SSLROOTCERT|/no/such/file|the path of a file that this server can read",
      })
  void a_wrong_value_is_one_line(String name, String value, String expected) {
    assertThat(faults(Configured.development().with(name, value)))
        .singleElement()
        .asString()
        .startsWith(name + " is \"" + value + "\"; " + expected)
        .endsWith(" is expected")
        .hasSizeLessThan(250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id.example.com",
        "ftp://id.example.com",
        "https://id.example.com/?a=b",
        "https://id.example.com/#a",
        "https://id.example.com:0",
        "https://id.example.com:99999",
        "https://id.example.com:",
        "https://id example.com",
        "https://id.example.com//a",
        "https://${x}",
        "https:id.example.com",
        "https://",
        "https:///a"
      })
  void a_public_url_that_is_none_is_one_line(String url) {
    assertThat(faults(Configured.production().with("LATCHKEY_PUBLIC_URL", url)))
        .singleElement()
        .asString()
        .startsWith(
            "LATCHKEY_PUBLIC_URL is \"" + url + "\"; an http or https URL without query and");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LATCHKEY_PUBLIC_URL|http://id.example.com",
        "LATCHKEY_PUBLIC_URL|https://localhost",
        "LATCHKEY_PUBLIC_URL|https://LOCALHOST.:9443/auth",
        "LATCHKEY_PUBLIC_URL|https://app.localhost",
        "LATCHKEY_PUBLIC_URL|https://127.0.0.1",
        "LATCHKEY_PUBLIC_URL|https://127.1.2.3",
        "LATCHKEY_PUBLIC_URL|https://[::1]",
        "LATCHKEY_PUBLIC_URL|https://0.0.0.0",
        "LATCHKEY_ARGON2|m=19456,t=1,p=1",
        "LATCHKEY_ARGON2|m=7168,t=4,p=1",
        "LATCHKEY_ARGON2|m=4096,t=10,p=1",
        "LATCHKEY_TRUSTED_PROXIES|0.0.0.0/0",
        "LATCHKEY_TRUSTED_PROXIES|10.0.0.0/8 0.0.0.0/1 128.0.0.0/1",
        "LATCHKEY_TRUSTED_PROXIES|::ffff:0:0/96",
        "LATCHKEY_TRUSTED_PROXIES|::/0",
      })
  void what_is_unsafe_is_refused_in_production_alone(String name, String value) {
    assertThat(faults(Configured.production().with(name, value)))
        .singleElement()
        .asString()
        .startsWith(name + " is \"" + value + "\"; in production, ");
    assertThat(faults(Configured.development().with(name, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LATCHKEY_SECRET,too-short-by-far",
    "LATCHKEY_PEPPER,too-short-by-far",
    "LATCHKEY_OPERATOR_TOKEN,too-short-by-far",
    "LATCHKEY_OPERATOR_TOKEN,an operator's token that has spaces in it",
    "LATCHKEY_OPERATOR_TOKEN,a.token.that.looks.like.a.jwt.and.is.long.enough",
  })
  void a_secret_that_cannot_be_one_is_refused_in_every_mode_and_not_shown(
      String name, String value) {
    assertThat(faults(Configured.development().with(name, value)))
        .singleElement()
        .asString()
        .startsWith(name + NOT_SHOWN + "a ")
        .doesNotContain(value);
    assertThat(faults(Configured.production().with(name, value))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "LATCHKEY_SECRET,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "LATCHKEY_SECRET,0123456789abcdef0123456789abcdef",
    "LATCHKEY_PEPPER,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "LATCHKEY_OPERATOR_TOKEN,abababababababababababababababababab",
  })
  void a_secret_that_nobody_drew_at_random_is_refused_in_production(String name, String value) {
    assertThat(faults(Configured.production().with(name, value)))
        .singleElement()
        .asString()
        .startsWith(name + NOT_SHOWN + "in production, a random text");
    assertThat(faults(Configured.development().with(name, value))).isEmpty();
  }

  @Test
  void a_secret_longer_than_256_characters_is_refused() {
    String longest = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(8).substring(0, 256);
    assertThat(faults(Configured.development().with("LATCHKEY_SECRET", longest))).isEmpty();
    assertThat(faults(Configured.development().with("LATCHKEY_SECRET", longest + "x"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a${HOME}b", "${x}", "a${", "{xor}Lz4sLDsoMG0=", "{aes}x", "a\tb"})
  void a_password_that_the_server_would_change_is_refused_and_not_shown(String password) {
    assertThat(faults(Configured.development().with("DB_PASSWORD", password)))
        .singleElement()
        .asString()
        .startsWith("DB_PASSWORD" + NOT_SHOWN)
        .doesNotContain(password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a$$b", "a$b", "a{xor}b", "a}b{c", " a ", "a\"b'c\\d&e<f>", "日本", "$"})
  void a_password_that_arrives_as_it_is_works(String password) {
    assertThat(faults(Configured.development().with("DB_PASSWORD", password))).isEmpty();
  }

  @Test
  void the_old_secret_is_another_one_and_may_be_weak() {
    Configured configured = Configured.production().with("LATCHKEY_SECRET", STRONG);
    assertThat(faults(configured.with("LATCHKEY_SECRET_OLD", "a".repeat(32)))).isEmpty();
    assertThat(faults(configured.with("LATCHKEY_SECRET_OLD", STRONG)))
        .containsExactly(
            "LATCHKEY_SECRET_OLD" + NOT_SHOWN + "another secret than LATCHKEY_SECRET is expected");
    assertThat(faults(configured.with("LATCHKEY_SECRET_OLD", "short"))).hasSize(1);
  }

  @Test
  void a_third_operator_token_is_refused() {
    String three = STRONG + "," + STRONG + "x," + STRONG + "y";
    assertThat(faults(Configured.development().with("LATCHKEY_OPERATOR_TOKEN", three))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "LATCHKEY_TRUSTED_PROXIES|10.0.0.0/8 172.16.0.0/12",
        "LATCHKEY_TRUSTED_PROXIES|10.0.0.1, 2001:db8::/32",
        "LATCHKEY_PUBLIC_URL|https://example.com/auth",
        "LATCHKEY_PUBLIC_URL|https://example.com/auth/",
        "LATCHKEY_PUBLIC_URL|HTTPS://Example.com:8443",
        "LATCHKEY_CORS_ORIGINS|https://app.example.com/ HTTPS://Other.example.com:443",
        "MAIL_FROM|Example, Inc. <a@example.com>",
        "MAIL_FROM|\"Example, Inc.\" <a@example.com>",
        "MAIL_FROM|日本 <a@example.com>",
        "MAIL_FROM|a@example.com",
        "MAIL_HOST|2001:db8::1",
        "MAIL_HELO|mail.example.com",
        "LATCHKEY_ARGON2|m=7168,t=5,p=1",
        "LATCHKEY_SECRET|GZ6k1Jt0uQ2rW9yB4nE7$$S5d${x}XaPq",
        "LATCHKEY_OPERATOR_TOKEN|" + STRONG + "," + STRONG + "x",
        "DB_HOST|db1:5432,[2001:db8::1]:5432,db2",
        "DB_HOST|2001:db8::1",
        "DB_SSLROOTCERT|/etc/hostname",
        "HTTP_HOST|*",
        "HTTP_HOST|10.0.0.11",
        "LATCHKEY_TOKEN_TTL|P30D",
        "LATCHKEY_ALGORITHM|RS256",
      })
  void what_can_be_understood_works(String name, String value) {
    assertThat(faults(Configured.production().with(name, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LATCHKEY_THROTTLE,off", "LATCHKEY_PASSWORD_BLOCKLIST,off", "MAIL_TLS,none"})
  void what_is_risky_starts_in_production_with_one_warning(String name, String value) {
    Configured configured = Configured.production().with(name, value);
    assertThat(faults(configured)).isEmpty();
    assertThat(warnings(configured)).singleElement().asString().startsWith(name + " is " + value);
    assertThat(warnings(Configured.development().with(name, value))).isEmpty();
  }

  @Test
  void a_relay_on_this_machine_needs_no_tls() {
    Configured configured =
        Configured.production().with("MAIL_TLS", "none").with("MAIL_HOST", "localhost");
    assertThat(warnings(configured)).isEmpty();
  }

  @Test
  void a_user_of_the_relay_needs_a_password_and_a_password_a_user() {
    assertThat(faults(Configured.development().with("MAIL_USER", "latchkey")))
        .containsExactly("MAIL_PASSWORD is not set; the password of MAIL_USER is expected");
    assertThat(faults(Configured.development().with("MAIL_PASSWORD", "a$$b")))
        .containsExactly(
            "MAIL_USER is not set; the user that MAIL_PASSWORD belongs to is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db:5432", "jdbc:derby:memory:x", "jdbc:postgresql://db/${x}"})
  void a_pooler_needs_a_way_past_it_for_migrations(String url) {
    assertThat(
            faults(
                Configured.development()
                    .with("DB_POOLER", "transaction")
                    .with("DB_MIGRATION_URL", url)))
        .singleElement()
        .asString()
        .startsWith("DB_MIGRATION_URL ")
        .endsWith("such as jdbc:postgresql://db.example.com:5432/latchkey is expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5432/latchkey",
        "jdbc:postgresql://db1:5432,[2001:db8::1]:5432/latchkey?loginTimeout=3"
      })
  void a_pooler_with_a_way_past_it_is_taken(String url) {
    Configured configured =
        Configured.development().with("DB_POOLER", "transaction").with("DB_MIGRATION_URL", url);
    assertThat(faults(configured)).isEmpty();
  }

  @Test
  void the_lead_of_a_key_is_shorter_than_its_life() {
    assertThat(
            faults(
                Configured.development()
                    .with("LATCHKEY_KEY_ROTATION", "P1D")
                    .with("LATCHKEY_KEY_LEAD", "P2D")))
        .containsExactly(
            "LATCHKEY_KEY_LEAD is \"P2D\"; less than LATCHKEY_KEY_ROTATION is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATCHKEY_TOKEN_TTL", "LATCHKEY_THROTTLE", "MAIL_FROM", "DB_KIND"})
  void an_empty_value_is_not_the_default(String name) {
    assertThat(faults(Configured.development().with(name, "")))
        .singleElement()
        .asString()
        .startsWith(name + " is \"\"; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATCHKEY_OPERATOR_TOKEN", "LATCHKEY_TRUSTED_PROXIES", "LATCHKEY_PEPPER"})
  void an_empty_value_of_what_may_be_absent_is_absent(String name) {
    assertThat(faults(Configured.production().with(name, ""))).isEmpty();
  }

  @Test
  void an_empty_secret_is_no_secret() {
    assertThat(faults(Configured.production().with("LATCHKEY_SECRET", "")))
        .singleElement()
        .asString()
        .startsWith("LATCHKEY_SECRET is not set; in production, ");
  }

  @Test
  void a_value_can_neither_break_the_line_nor_show_a_password_of_a_url() {
    assertThat(faults(Configured.development().with("DB_KIND", "a\nb\u202ec\u001b[1m")))
        .containsExactly(
            "DB_KIND is \"a\\u{a}b\\u{202e}c\\u{1b}[1m\"; derby or postgresql is expected");
    assertThat(faults(Configured.development().with("LATCHKEY_ISSUER", "https://u:pw@x.example")))
        .singleElement()
        .asString()
        .startsWith("LATCHKEY_ISSUER is \"https://***@x.example\"; ");
  }

  @Test
  void a_text_that_is_too_long_is_refused_before_it_is_parsed() {
    assertThat(faults(Configured.development().with("MAIL_FROM", "a".repeat(100_000))))
        .containsExactly(
            "MAIL_FROM is \""
                + "a".repeat(100)
                + "…\"; a text of at most 8192 characters is expected");
  }

  @Test
  void a_value_that_the_locale_could_not_read_is_refused() {
    assertThat(faults(Configured.development().with("MAIL_FROM", "\ufffd <a@example.com>")))
        .singleElement()
        .asString()
        .contains("a text that Java can read as UTF-8 (start with LC_ALL=C.UTF-8) is expected");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(Groups.read(Configured.development()).names());
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> near =
        Arbitraries.strings()
            .withChars("0123456789PTHMDSmtp=,./:[]@<>\"\\ -+%aZ$*{}")
            .ofMaxLength(40);
    return Arbitraries.oneOf(near, Arbitraries.strings().ofMaxLength(300));
  }

  @Property(tries = 500)
  void no_text_makes_a_parser_throw_anything_but_its_refusal(
      @ForAll @From("names") String name, @ForAll @From("texts") String text) {
    for (String line : faults(Configured.production().with(name, text))) {
      assertThat(line).endsWith(" is expected").doesNotContain("\n").hasSizeLessThan(600);
    }
  }
}
