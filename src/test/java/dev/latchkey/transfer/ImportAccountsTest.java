package dev.latchkey.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportAccountsTest {
  private static final String NAMES = "{\"username\":\"ada\",\"email\":\"ada@example.com\"";
  private static final String DISABLED = NAMES + ",\"enabled\":false,\"roles\":[]}";
  private static final ImportMode FIRST = new ImportMode(false, false);
  private static final ImportMode AGAIN = new ImportMode(false, true);

  private final ImportRig rig = new ImportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_person_does_not_change_an_imported_administrator(boolean dryRun) {
    rig.run(FIRST, ImportRig.OPERATOR, NAMES + ",\"roles\":[\"latchkey-admin\"]}");
    ImportReport.Answer answer = rig.run(new ImportMode(dryRun, true), ImportRig.PERSON, DISABLED);
    assertThat(answer.updated()).isZero();
    assertThat(answer.existing()).isOne();
    assertThat(rig.accountsWhere("enabled and roles = 'latchkey-admin'")).isOne();
  }

  @Test
  void the_operator_changes_every_account_and_a_person_those_without_such_a_role() {
    rig.run(FIRST, ImportRig.OPERATOR, NAMES + ",\"roles\":[\"latchkey-admin\"]}");
    assertThat(rig.run(AGAIN, ImportRig.OPERATOR, DISABLED).updated()).isOne();
    assertThat(rig.run(AGAIN, ImportRig.PERSON, NAMES + ",\"enabled\":true}").updated()).isOne();
    assertThat(rig.accountsWhere("enabled and roles = ''")).isOne();
  }
}
