package dev.latchkey.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.Injected;
import dev.latchkey.key.KeyPairs;
import dev.latchkey.key.KeySeal;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.seal.SealSecrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealedKeysTest {
  private static final String SECRET = "a secret of thirty-two characters";

  private final EmbeddedDataSource database = new EmbeddedDataSource();
  private final SealedKeys keys = Injected.into(new SealedKeys(), "database", database);

  @BeforeEach
  void open() {
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
  }

  private void store(String kid, String sealed) throws SQLException {
    run("create table signing_key (kid varchar(43), sealed_jwk varchar(8000))");
    run("insert into signing_key values (?, ?)", kid, sealed);
  }

  private void run(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  @Test
  void an_empty_database_takes_every_secret() throws SQLException {
    keys.check(SealSecrets.only(SECRET));
    run("create table signing_key (kid varchar(43), sealed_jwk varchar(8000))");
    keys.check(SealSecrets.only(SECRET));
  }

  @Test
  void the_secret_of_the_stored_keys_is_taken_and_another_is_refused() throws SQLException {
    JWK pair = KeyPairs.make("ES256").jwk();
    store(pair.getKeyID(), new KeySeal(SealSecrets.only(SECRET)).seal(pair));
    keys.check(SealSecrets.only(SECRET));
    assertThatThrownBy(() -> keys.check(SealSecrets.only(SECRET + "!")))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageStartingWith("LATCHKEY_SECRET is not the secret ");
  }

  @Test
  void another_fault_of_the_database_is_not_taken_for_an_empty_one() throws SQLException {
    run("create table signing_key (other integer)");
    assertThatThrownBy(() -> keys.check(SealSecrets.only(SECRET))).isInstanceOf(SQLException.class);
  }
}
