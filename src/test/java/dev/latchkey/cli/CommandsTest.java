package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands, against a server with prepared responses. Here, no terminal can be asked. */
class CommandsTest {
  private static final String JOHN =
      "{\"id\":7,\"username\":\"JohnDoe\",\"email\":\"john@example.com\",\"new_field\":1}";

  private final FakeServer server =
      new FakeServer()
          .on("GET /accounts?limit=200&q=johndoe", "{\"accounts\":[" + JOHN + "],\"next\":null}")
          .on("GET /accounts/7", "{\"account\":" + JOHN + "}");
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of("LATCHKEY_URL", server.url(), "LATCHKEY_OPERATOR_TOKEN", FakeServer.TOKEN));
  private String input = "";
  private String out;
  private String err;

  @AfterEach
  void stop() {
    server.close();
  }

  private int run(String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter said = new StringWriter();
    Terminal terminal = new Terminal(null, new ByteArrayInputStream(input.getBytes(UTF_8)));
    CommandLine commands = Main.commands(environment, terminal);
    commands.setOut(new PrintWriter(written, true)).setErr(new PrintWriter(said, true));
    int status = commands.execute(arguments);
    out = written.toString();
    err = said.toString();
    assertThat(out + err).doesNotContain(FakeServer.TOKEN);
    return status;
  }

  @Test
  void json_is_exactly_what_the_server_returned() {
    assertThat(run("accounts", "show", "johndoe", "--json")).isZero();
    assertThat(out).isEqualTo("{\"account\":" + JOHN + "}\n");
  }

  @Test
  void an_account_is_found_by_its_exact_name_only() {
    server.on("GET /accounts?limit=200&q=john", "{\"accounts\":[" + JOHN + "],\"next\":\"x\"}");
    assertThat(run("accounts", "show", "john")).isEqualTo(1);
    assertThat(err).isEqualTo("latchkey: there is no account john\n");
  }

  @Test
  void a_search_goes_on_after_an_empty_page() {
    server
        .on("GET /accounts?limit=200&q=john%40example.com", "{\"accounts\":[],\"next\":\"c1\"}")
        .on(
            "GET /accounts?limit=200&q=john%40example.com&after=c1",
            "{\"accounts\":[" + JOHN + "]}");
    assertThat(run("accounts", "show", "john@example.com")).isZero();
    assertThat(out).contains("username          JohnDoe\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id:", "id:x", "id:-1", "id:1/../2", "id:9999999999999999999", " "})
  void a_name_that_no_account_can_have_is_wrong_usage(String name) {
    assertThat(run("accounts", "show", name)).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "../accounts/7", "", "x y", "%2e%2e"})
  void an_id_never_becomes_another_path(String id) {
    assertThat(run("clients", "remove", id)).isEqualTo(2);
    assertThat(run("keys", "revoke", id, "--yes")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "accounts delete johndoe",
    "accounts password johndoe",
    "roles add johndoe editor",
    "sessions end --all",
    "keys revoke k1"
  })
  void without_a_terminal_nothing_dangerous_is_done_unless_yes_is_given(String command) {
    input = "a-new-password\n";
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(err).contains("--yes");
    assertThat(server.calls()).allMatch(call -> call.startsWith("GET"));
  }

  @Test
  void the_token_can_come_from_a_file(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), FakeServer.TOKEN + "\n");
    environment.put("LATCHKEY_OPERATOR_TOKEN_FILE", file.toString());
    assertThat(run("accounts", "show", "johndoe")).isEqualTo(2);
    assertThat(err)
        .contains(
            "only one of LATCHKEY_OPERATOR_TOKEN and LATCHKEY_OPERATOR_TOKEN_FILE may be set");
    environment.remove("LATCHKEY_OPERATOR_TOKEN");
    assertThat(run("accounts", "show", "johndoe")).isZero();
    Files.writeString(file, "too short");
    assertThat(run("accounts", "show", "johndoe")).isEqualTo(2);
    Files.delete(file);
    assertThat(run("accounts", "show", "johndoe")).isEqualTo(2);
    assertThat(err)
        .contains("LATCHKEY_OPERATOR_TOKEN_FILE must be the path of a file that can be read");
  }

  @Test
  void a_password_comes_from_the_input() {
    server.on("POST /accounts/7/password", "{\"message\":\"Password set.\"}");
    input = "pässword 1\nnot this\n";
    assertThat(run("accounts", "password", "johndoe", "--yes")).isZero();
    assertThat(server.calls())
        .contains("POST /accounts/7/password {\"new_password\":\"pässword 1\"}");
    assertThat(out).isEqualTo("Password set.\n");
  }

  @Test
  void a_password_is_not_an_argument() {
    assertThat(run("accounts", "password", "johndoe", "secret", "--yes")).isEqualTo(2);
    assertThat(run("accounts", "create", "a", "a@b.example", "--password=secret")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void an_empty_input_is_no_password() {
    assertThat(run("accounts", "password", "johndoe", "--yes")).isEqualTo(2);
    assertThat(server.calls()).allMatch(call -> call.startsWith("GET"));
  }

  @Test
  void roles_are_given_and_taken() {
    server.on("POST /accounts/7", "{\"account\":" + JOHN + "}");
    assertThat(run("roles", "add", "id:7", "editor", "author", "--yes")).isZero();
    assertThat(run("roles", "remove", "johndoe", "editor")).isZero();
    assertThat(server.calls())
        .contains(
            "POST /accounts/7 {\"add_roles\":[\"editor\",\"author\"]}",
            "POST /accounts/7 {\"remove_roles\":[\"editor\"]}");
  }

  @Test
  void only_the_fields_that_are_given_are_sent() {
    server.on("POST /accounts/7", "{\"account\":" + JOHN + "}");
    assertThat(run("accounts", "set", "id:7", "--phone", "", "--email-verified", "true")).isZero();
    assertThat(run("accounts", "set", "id:7", "--skill", "")).isZero();
    assertThat(run("accounts", "set", "id:7")).isEqualTo(2);
    assertThat(server.calls())
        .containsExactly(
            "POST /accounts/7 {\"phone\":null,\"email_verified\":true}",
            "POST /accounts/7 {\"skills\":[]}");
  }

  @Test
  void a_refusal_shows_the_reason_and_its_fields() {
    assertThat(run("mails", "retry", "17")).isEqualTo(1);
    assertThat(err).isEqualTo("latchkey: Not found (status 404)\n");
    environment.put("LATCHKEY_OPERATOR_TOKEN", FakeServer.TOKEN.replace('a', 'b'));
    assertThat(run("stats")).isEqualTo(1);
    assertThat(err).isEqualTo("latchkey: Invalid or expired token (status 401)\n");
  }

  @Test
  void a_server_that_is_not_there_or_is_another_one_is_not_reached() {
    server.on("GET /stats", "<html>").on("GET /keys", "[]");
    assertThat(run("stats")).isEqualTo(3);
    assertThat(run("keys", "list")).isEqualTo(3);
    environment.put("LATCHKEY_URL", "http://127.0.0.1:1");
    assertThat(run("stats")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ftp://a.example", "http://", "http://a.example?b", "a b"})
  void a_url_that_is_none_is_wrong_usage(String url) {
    environment.put("LATCHKEY_URL", url);
    assertThat(run("stats")).isEqualTo(2);
  }

  @Test
  void without_a_token_nothing_is_sent() {
    environment.remove("LATCHKEY_OPERATOR_TOKEN");
    assertThat(run("stats")).isEqualTo(2);
    environment.put("LATCHKEY_OPERATOR_TOKEN", "short\r\nX-Y: z");
    assertThat(run("stats")).isEqualTo(2);
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void of_two_tokens_the_first_one_is_used() {
    server.on("GET /keys", "{\"keys\":[]}");
    environment.put("LATCHKEY_OPERATOR_TOKEN", FakeServer.TOKEN + ",another");
    assertThat(run("keys", "list")).isZero();
  }

  @Test
  void hostile_text_cannot_reach_the_terminal() {
    String hostile = "{\"username\":\"a\\u001b[2Jb\\nc\\u202ed\\u009b\"}";
    server.on("GET /accounts", "{\"accounts\":[" + hostile + "],\"next\":\"\\u001b[1m\"}");
    assertThat(run("accounts", "find")).isZero();
    assertThat(out).contains("a\\u{1b}[2Jb\\u{a}c\\u{202e}d\\u{9b}");
    assertThat(out + err).matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void a_list_is_a_table_and_says_how_to_go_on() {
    server.on(
        "GET /mails?limit=2&state=parked",
        "{\"mails\":[{\"id\":1,\"kind\":\"reset\",\"reason\":null}],\"next\":\"c\"}");
    assertThat(run("mails", "list", "--limit", "2", "--state", "parked")).isZero();
    assertThat(out)
        .startsWith("ID  KIND   RECIPIENT  CREATED AT  DUE AT  ATTEMPTS  STATE  REASON\n1 ");
    assertThat(err).isEqualTo("There are more: add --after c\n");
  }

  @Test
  void a_file_is_imported_and_refused_lines_are_named(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.ndjson"), "{}\n{}\n");
    server
        .on("GET /accounts?limit=1", "{\"accounts\":[]}")
        .on(
            "POST /import?dry_run=true",
            "{\"created\":1,\"existing\":0,\"refused\":1,"
                + "\"errors\":[{\"line\":2,\"fields\":{\"email\":\"missing\"}}]}");
    assertThat(run("import", file.toString(), "--dry-run")).isEqualTo(1);
    assertThat(out).contains("created   1\n").contains("refused   1\n");
    assertThat(err).isEqualTo("line 2: {\"email\":\"missing\"}\n");
    assertThat(server.calls()).contains("POST /import?dry_run=true {}\n{}\n");
  }

  @Test
  void the_input_is_imported_too() {
    input = "{}\n";
    server.on("GET /accounts?limit=1", "{\"accounts\":[]}").on("POST /import", "{\"refused\":0}");
    assertThat(run("import", "-", "--json")).isZero();
    assertThat(out).isEqualTo("{\"refused\":0}\n");
    assertThat(run("import", "/no/such/file")).isEqualTo(2);
  }

  @Test
  void an_export_is_a_file_for_its_owner_alone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("all.ndjson");
    server.on("GET /export?hashes=true", "{\"id\":1}\n{\"id\":2}\n");
    assertThat(run("export", file.toString(), "--hashes")).isZero();
    assertThat(err).isEqualTo("2 accounts written\n");
    assertThat(file).hasContent("{\"id\":1}\n{\"id\":2}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run("export", file.toString())).isEqualTo(2);
    assertThat(run("export", folder.resolve("other").toString())).isEqualTo(1);
    assertThat(folder)
        .isDirectoryContaining("glob:**/all.ndjson")
        .isDirectoryNotContaining("glob:**/*.part");
  }

  @Test
  void a_webhook_that_is_not_reached_is_a_failure_with_its_reason() {
    String answer = "{\"success\":%s,\"status\":%s,\"reason\":%s,\"duration_millis\":3}";
    server.on("POST /webhooks/3/test", answer.formatted(false, null, "\"TLS failed\""));
    assertThat(run("webhooks", "test", "3")).isEqualTo(1);
    assertThat(out).contains("TLS failed");
    server.on("POST /webhooks/3/test", answer.formatted(true, 204, null));
    assertThat(run("webhooks", "test", "3")).isZero();
  }

  @Test
  void every_command_has_help_with_an_example() {
    assertHelp(Main.commands(environment, new Terminal(null, null)));
  }

  private static void assertHelp(CommandLine command) {
    String help = command.getUsageMessage();
    assertThat(help).contains("Examples:\n  ").doesNotContain("<arg");
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    command.getSubcommands().values().forEach(CommandsTest::assertHelp);
  }

  @Test
  void the_completion_knows_the_commands() {
    assertThat(run("completion")).isZero();
    assertThat(out).contains("reset-mail").contains("logins-per-second");
  }
}
