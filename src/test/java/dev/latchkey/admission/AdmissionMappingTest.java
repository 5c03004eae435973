package dev.latchkey.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionMappingTest {
  // JAX-RS accepts a slash at the end of a path. That must not bypass the filter.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "login",
        "signup",
        "change_password",
        "reset-password",
        "delete_account",
        "change_email",
        "verify_email"
      })
  void each_call_that_hashes_is_mapped_even_with_a_trailing_slash(String call) throws IOException {
    String mappings = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
    assertThat(mappings.substring(mappings.indexOf("admission")))
        .contains("<url-pattern>/api/" + call + "/*</url-pattern>");
  }
}
