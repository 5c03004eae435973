package dev.latchkey.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.mail.MailSettings;
import dev.latchkey.runtime.Settings;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpChecksTest {
  private static final String LONG = "0123456789abcdef0123456789abcdef";

  /** What an operator has set; all else is as it comes. */
  private final Map<String, String> set = new HashMap<>();

  private List<String> faults() {
    Settings settings = new Settings();
    Injected.into(settings, "mode", set.getOrDefault("LATCHKEY_MODE", "development"));
    Injected.into(
        settings, "publicUrl", set.getOrDefault("LATCHKEY_PUBLIC_URL", "http://localhost:9080"));
    Injected.into(settings, "operatorToken", optional("LATCHKEY_OPERATOR_TOKEN"));
    MailSettings mail = Injected.into(new MailSettings(), "config", config());
    StartUpChecks checks = Injected.into(new StartUpChecks(), "settings", settings);
    Injected.into(checks, "mail", Injected.into(mail, "settings", settings));
    MigrationDatabase migrations = new MigrationDatabase();
    Injected.into(migrations, "pooler", set.getOrDefault("DB_POOLER", "none"));
    Injected.into(
        checks, "migrations", Injected.into(migrations, "url", optional("DB_MIGRATION_URL")));
    Injected.into(checks, "databaseHosts", set.getOrDefault("DB_HOST", "localhost"));
    return Injected.into(checks, "secret", optional("LATCHKEY_SECRET")).faults();
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(set.get(name));
  }

  /** Only where a value comes from is asked: a default's ordinal is 100, the environment's 300. */
  private Config config() {
    return fake(
        Config.class,
        name -> fake(ConfigValue.class, ordinal -> set.containsKey((String) name) ? 300 : 100));
  }

  private static <T> T fake(Class<T> type, java.util.function.Function<Object, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(arguments == null ? null : arguments[0])));
  }

  private void everythingForProduction() {
    set.put("LATCHKEY_MODE", "production");
    set.put("LATCHKEY_SECRET", LONG);
    set.put("MAIL_HOST", "relay.example");
    set.put("MAIL_FROM", "Latchkey <latchkey@example.com>");
    set.put("LATCHKEY_PUBLIC_URL", "https://id.example");
  }

  @Test
  void development_starts_with_nothing_set() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void an_unknown_pooler_is_refused_and_not_read_as_none() {
    set.put("DB_POOLER", "session");
    assertThat(faults()).containsExactly("DB_POOLER must be none or transaction, not session");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db:5432", "jdbc:derby:memory:x"})
  void a_pooler_needs_a_way_past_it_for_migrations(String url) {
    set.put("DB_POOLER", "transaction");
    if (!url.isEmpty()) {
      set.put("DB_MIGRATION_URL", url);
    }
    assertThat(faults()).singleElement().asString().startsWith("DB_MIGRATION_URL must be set");
  }

  @Test
  void a_pooler_with_a_way_past_it_is_taken() {
    set.put("DB_POOLER", "transaction");
    set.put("DB_MIGRATION_URL", "jdbc:postgresql://db:5432/latchkey");
    assertThat(faults()).isEmpty();
  }

  @Test
  void production_with_nothing_else_set_is_told_of_every_setting_at_once() {
    set.put("LATCHKEY_MODE", "production");
    set.put("LATCHKEY_PUBLIC_URL", "http://id.example");
    assertThat(faults())
        .hasSize(4)
        .anyMatch(fault -> fault.startsWith("LATCHKEY_SECRET "))
        .anyMatch(fault -> fault.startsWith("MAIL_HOST "))
        .anyMatch(fault -> fault.startsWith("MAIL_FROM "))
        .anyMatch(fault -> fault.startsWith("LATCHKEY_PUBLIC_URL "));
  }

  @Test
  void production_starts_with_all_of_them_set() {
    everythingForProduction();
    assertThat(faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATCHKEY_SECRET", "MAIL_HOST", "MAIL_FROM"})
  void production_without_one_of_them_is_told_of_that_one(String name) {
    everythingForProduction();
    set.remove(name);
    assertThat(faults()).singleElement().asString().startsWith(name + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://id.example", "http://10.0.0.1", "ftp://id.example", "id.example"})
  void production_is_not_reached_without_tls(String url) {
    everythingForProduction();
    set.put("LATCHKEY_PUBLIC_URL", url);
    assertThat(faults()).singleElement().asString().startsWith("LATCHKEY_PUBLIC_URL ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "prod", "Production", "PRODUCTION", "development "})
  void a_mode_that_is_none_is_refused_and_never_taken_for_development(String mode) {
    set.put("LATCHKEY_MODE", mode);
    assertThat(faults()).singleElement().asString().startsWith("LATCHKEY_MODE ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATCHKEY_SECRET", "LATCHKEY_OPERATOR_TOKEN"})
  void a_short_secret_is_refused_in_every_mode_and_not_repeated(String name) {
    set.put(name, "too-short-by-far");
    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith(name + " ")
        .doesNotContain("too-short-by-far");
  }

  @Test
  void a_production_server_has_no_mailbox_of_its_own() {
    Settings settings = Injected.into(new Settings(), "mode", "production");
    MailSettings mail = Injected.into(new MailSettings(), "config", config());
    assertThat(Injected.into(mail, "settings", settings).mailboxWanted()).isFalse();
  }
}
