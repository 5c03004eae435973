package dev.latchkey.operation;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.SecretParsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The secrets of the server itself, and how long it keeps its records. */
@ApplicationScoped
public class OperationSettings implements SettingGroup {
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(3660);

  private Setting<Optional<String>> secret;
  private Setting<Optional<List<String>>> operatorTokens;
  private Setting<Duration> auditRetention;
  private Setting<Duration> outboxRetention;

  /** For the container's proxy only. */
  protected OperationSettings() {}

  /** Parses all of them. */
  @Inject
  public OperationSettings(SettingReader reader) {
    boolean production = reader.production();
    secret = reader.secret("LATCHKEY_SECRET", SecretParsers.secret(production));
    operatorTokens = reader.secret("LATCHKEY_OPERATOR_TOKEN", SecretParsers.tokens(production));
    auditRetention = reader.read("LATCHKEY_AUDIT_RETENTION", Parsers.duration(SHORTEST, LONGEST));
    outboxRetention = reader.read("LATCHKEY_OUTBOX_RETENTION", Parsers.duration(SHORTEST, LONGEST));
    reader.requireInProduction(
        secret, "a secret, the same on every node (openssl rand -base64 48),");
  }

  /** {@code LATCHKEY_SECRET}: encrypts the private keys; absent only in development. */
  Optional<String> secret() {
    return secret.value();
  }

  /** What an operator proves itself with: none, one, or two while one replaces the other. */
  List<String> operatorTokens() {
    return operatorTokens.value().orElse(List.of());
  }

  /** How long audit events are kept. */
  Duration auditRetention() {
    return auditRetention.value();
  }

  /** How long mails are kept that no relay took. */
  Duration outboxRetention() {
    return outboxRetention.value();
  }
}
