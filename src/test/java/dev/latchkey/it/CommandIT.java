package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jar of the command, as an operator runs it, against the server. */
@LatchkeyIT
class CommandIT {
  private final NewUser user = NewUser.signedUp();
  private String out;

  private int run(String token, String... arguments) throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command =
        new ArrayList<>(
            List.of(java, "-XX:TieredStopAtLevel=1", "-jar", "target/latchkey-cli.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LATCHKEY_URL", Api.BASE.toString());
    builder.environment().put("LATCHKEY_OPERATOR_TOKEN", token);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  @Test
  void an_account_is_shown_and_gets_a_role_and_another_token_gets_nothing() throws Exception {
    String path = Operator.account(user);
    assertThat(run(Operator.TOKEN, "accounts", "show", user.username(), "--json")).isZero();
    assertThat(out.strip()).isEqualTo(Operator.api().get(path).ok().text());
    assertThat(run(Operator.TOKEN, "roles", "add", user.username(), "editor", "--yes")).isZero();
    assertThat(out).contains("roles     editor\n");
    assertThat(run("x".repeat(40), "accounts", "show", user.username())).isEqualTo(1);
    assertThat(out).isEqualTo("latchkey: Invalid or expired token (status 401)\n");
    assertThat(run(Operator.TOKEN, "accounts", "show", "nobody-has-this-name")).isEqualTo(1);
  }
}
