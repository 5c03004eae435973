package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
  private static final String READABLE =
      "$argon2id$v=19$m=128,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final Logger LOG = Logger.getLogger(Account.class.getName());

  private final List<String> lines = new ArrayList<>();
  private final Handler ears =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(ears);
  }

  @AfterEach
  void stop_listening() {
    LOG.removeHandler(ears);
  }

  private static Account with(String storedHash) {
    Account account =
        new Account(
            new Username("johndoe"),
            new EmailAddress("john@example.com"),
            PasswordHash.parse(READABLE),
            null,
            Instant.EPOCH);
    Injected.into(account, "id", 17L);
    return Injected.into(account, "passwordHash", storedHash);
  }

  @Test
  void an_import_does_not_undo_that_the_owner_has_confirmed_the_address() {
    ImportedValues unverified = imported(Change.to(false));
    Account account =
        new Account(
            new Username("ada"), new EmailAddress("ada@example.com"), unverified, Instant.EPOCH);
    assertThat(account.importAgain(unverified, Instant.EPOCH)).isTrue();
    account.verifyEmail();
    assertThat(account.importAgain(unverified, Instant.EPOCH)).isFalse();
    assertThat(account.emailVerified()).isTrue();
  }

  private static ImportedValues imported(Change<Boolean> emailVerified) {
    return new ImportedValues(
        new ProfileChanges(
            Change.none(), Change.none(), Change.none(), Change.none(), Change.none()),
        null,
        Optional.empty(),
        Change.none(),
        Change.none(),
        emailVerified,
        Change.none());
  }

  @Test
  void a_stored_hash_is_read() {
    assertThat(with(READABLE).passwordHash()).contains(PasswordHash.parse(READABLE));
    assertThat(lines).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!",
        "",
        "*",
        "secure123",
        "$2b$15$abcdefghijklmnopqrstuuJ2eW0DTvkmWyOIlRCX1NfYGlMBSBmCm",
        "$argon2id$v=19$m=128,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$",
        "{MD5}5f4dcc3b5aa765d61d8327deb882cf99"
      })
  void an_unreadable_hash_is_one_log_line_that_does_not_repeat_it(String stored) {
    assertThat(with(stored).passwordHash()).isEmpty();
    assertThat(lines)
        .containsExactly(
            "WARNING The stored password hash of account 17 cannot be read."
                + " A password reset replaces it.");
  }
}
