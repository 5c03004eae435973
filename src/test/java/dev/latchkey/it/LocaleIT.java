package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** With {@code -Plocale} all these tests run in Turkish; so must the server. */
@LatchkeyIT
class LocaleIT {

  @Test
  void the_server_is_in_the_locale_that_the_tests_are_meant_to_run_in() {
    assumeTrue(Locale.getDefault().getLanguage().equals("tr"), "needs -Plocale");
    assertThat(ServerLogs.now().linesWith("os = Linux"))
        .isNotEmpty()
        .allMatch(l -> l.contains("(tr_TR)"));
  }
}
