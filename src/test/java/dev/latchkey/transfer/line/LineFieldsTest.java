package dev.latchkey.transfer.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.Injected;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.credential.HashSettings;
import dev.latchkey.credential.HashThreads;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.json.JsonBody;
import dev.latchkey.problem.Problem;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.setting.Configured;
import org.junit.jupiter.api.Test;

class LineFieldsTest {
  private static final Argon2Engines ENGINES = Argon2Engines.detect();
  private static final String PLAIN =
      "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final String PEPPERED = "{pepper}" + PLAIN;

  /** Reads a line with this hash, on a server with this pepper or with none. */
  private static ImportLine read(String hash, String pepper) {
    LineFields lineFields = Injected.into(new LineFields(), "hasher", hasher(pepper));
    String line = "{\"email\":\"ada@example.com\",\"password_hash\":\"" + hash + "\"}";
    return JsonBody.parse(line.getBytes(UTF_8)).read(fields -> lineFields.read(1, fields, true));
  }

  private static PasswordHasher hasher(String pepper) {
    HashSettings settings =
        new HashSettings(
            Configured.development()
                .with("LATCHKEY_ARGON2", "m=64,t=1,p=1")
                .with("LATCHKEY_PEPPER", pepper)
                .reader());
    HashThreads lanes = new HashThreads(settings, ENGINES);
    return new PasswordHasher(settings, lanes, new RandomTokens(), ENGINES);
  }

  @Test
  void a_hash_that_needs_a_pepper_is_refused_where_there_is_none() {
    Problem refused = catchThrowableOfType(Problem.class, () -> read(PEPPERED, null));
    assertThat(refused.fields()).containsOnlyKeys("password_hash");
    assertThat(read(PLAIN, null).values().hash().stored()).isEqualTo(PLAIN);
  }

  @Test
  void a_hash_that_needs_a_pepper_is_read_where_there_is_one() {
    String pepper = "0123456789abcdef0123456789abcdef";
    assertThat(read(PEPPERED, pepper).values().hash().stored()).isEqualTo(PEPPERED);
  }
}
