package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that come from another system. */
@LatchkeyIT
class ImportIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PASSWORD = "correct horse ä";
  private static final String BCRYPT =
      "$2y$06$jk5ys846znIz8UJvamCVwOgiq37BJn0KUw1hT91mGccLrZrdq3ljS";

  private final String unique = UUID.randomUUID().toString().substring(0, 13);

  private String email(int i) {
    return "p" + i + "." + unique + "@example.com";
  }

  private String name(int i) {
    return "p" + i + "." + unique;
  }

  private ObjectNode line(int i) {
    return MAPPER.createObjectNode().put("email", email(i)).put("username", name(i));
  }

  private static Answer send(String query, byte[] body) {
    return Operator.api().send("POST", "/api/admin/import" + query, "application/x-ndjson", body);
  }

  private static JsonNode run(String query, Object... lines) {
    String body = Arrays.stream(lines).map(Object::toString).collect(Collectors.joining("\n"));
    return send(query, body.getBytes(UTF_8)).ok().json();
  }

  private static void counts(JsonNode answer, int created, int existing, int updated, int refused) {
    assertThat(answer.path("success").booleanValue()).isTrue();
    assertThat(
            List.of(
                answer.path("created").intValue(),
                answer.path("existing").intValue(),
                answer.path("updated").intValue(),
                answer.path("refused").intValue()))
        .as(answer.toString())
        .containsExactly(created, existing, updated, refused);
  }

  private static Answer logIn(String name, String password) {
    return Api.anyone().post("/api/login", Map.of("username", name, "password", password));
  }

  private static String path(String name, String password) {
    Answer login = logIn(name, password).ok();
    return "/api/admin/accounts/" + login.json().path("user").path("id").longValue();
  }

  private static JsonNode account(String path) {
    return Operator.api().get(path).ok().json().path("account");
  }

  @Test
  void a_person_keeps_name_and_password_and_the_hash_is_renewed_at_the_first_login() {
    ObjectNode line =
        line(1)
            .put("password_hash", BCRYPT)
            .put("full_name", "Ünï Code")
            .put("phone", "+49 30 1")
            .put("experience_years", 7)
            .put("email_verified", true)
            .put("created_at", "2020-02-29T12:00:00+01:00");
    line.putArray("skills").add("Java");
    line.putArray("roles").add("editor");
    counts(run("", line), 1, 0, 0, 0);
    JsonNode existing = run("", line).path("existing_lines").get(0);
    assertThat(existing.path("line").intValue()).isOne();
    assertThat(existing.path("imported").booleanValue()).isTrue();
    assertThat(existing.path("email_verified").booleanValue()).isTrue();
    String path = "/api/admin/accounts/" + existing.path("account_id").longValue();
    JsonNode before = account(path);
    assertThat(before.path("password").textValue()).isEqualTo("imported");
    assertThat(before.path("created_at").textValue()).isEqualTo("2020-02-29T11:00:00Z");
    assertThat(before.path("roles").toString()).isEqualTo("[\"editor\"]");
    assertThat(before.path("skills").toString()).isEqualTo("[\"Java\"]");
    assertThat(before.path("experience_years").intValue()).isEqualTo(7);
    logIn(name(1), PASSWORD + "x").refused(401, "Invalid username or password");
    logIn(name(1), PASSWORD).ok();
    assertThat(account(path).path("password").textValue()).isEqualTo("set");
    logIn(email(1).toUpperCase(java.util.Locale.ROOT), PASSWORD).ok();
    logIn(name(1), PASSWORD + "x").refused(401, "Invalid username or password");
  }

  @Test
  void the_password_may_be_decomposed_where_the_old_system_did_not_normalise() {
    String decomposed = "pa\u0308ssword-1";
    // bcrypt of the decomposed text.
    ObjectNode line = line(1).put("password_hash", DECOMPOSED);
    counts(run("", line), 1, 0, 0, 0);
    logIn(name(1), "p\u00e4ssword-1").refused(401, "Invalid username or password");
    logIn(name(1), decomposed).ok();
    // Now it is our hash, of the NFC form.
    logIn(name(1), "p\u00e4ssword-1").ok();
  }

  private static final String DECOMPOSED =
      "$2b$04$gXY3f5e8Jl7jfRL6UeVe4uvq.iLin9H0qYsLvKbMo2KF3tl2pOM1e";

  @Test
  void other_checks_of_the_password_know_the_imported_hash_too() {
    counts(run("", line(1).put("password_hash", BCRYPT)), 1, 0, 0, 0);
    Api session =
        Api.anyone().bearing(logIn(name(1), PASSWORD).ok().json().path("token").textValue());
    session
        .post(
            "/api/change_password",
            Map.of("current_password", PASSWORD, "new_password", "another-password-1"))
        .ok();
    logIn(name(1), "another-password-1").ok();
  }

  @Test
  void keycloaks_credential_is_read_as_strings_and_as_objects() throws Exception {
    JsonNode strings = MAPPER.readTree(KEYCLOAK);
    ObjectNode objects = MAPPER.createObjectNode();
    for (String part : List.of("credentialData", "secretData")) {
      objects.set(part, MAPPER.readTree(strings.path(part).textValue()));
    }
    ObjectNode one = line(1);
    one.set("password_hash", strings);
    ObjectNode two = line(2);
    two.set("password_hash", objects);
    counts(run("", one, two), 2, 0, 0, 0);
    logIn(name(1), PASSWORD).ok();
    logIn(name(2), PASSWORD).ok();
  }

  private static final String KEYCLOAK =
      "{\"credentialData\":\"{\\\"hashIterations\\\":2000,\\\"algorithm\\\":\\\"pbkdf2-sha256\\\",\\\"additionalParameters\\\":{}}\",\"secretData\":\"{\\\"value\\\":\\\"P9MA/3yikD5DCOM1+yL3PSBO4aD1ooMaO/MaVI7J5ZI=\\\",\\\"salt\\\":\\\"c7Kc9i7fOEjR36Drzo2e9g==\\\",\\\"additionalParameters\\\":{}}\"}";

  @Test
  void an_unsalted_digest_and_a_plain_password_are_hashed() {
    String digest = "{SHA-256}5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
    ObjectNode plain = line(2).put("password", "only-she-knows-1");
    counts(run("", line(1).put("password_hash", digest), plain, line(3)), 3, 0, 0, 0);
    assertThat(export("?hashes=true", email(1)).path("password_hash").textValue())
        .startsWith("{SHA-256}$argon2id$");
    assertThat(export("?hashes=true", email(3)).has("password_hash")).isFalse();
    assertThat(account(path(name(2), "only-she-knows-1")).path("password").textValue())
        .isEqualTo("set");
    assertThat(account(path(name(1), "password")).path("password").textValue()).isEqualTo("set");
  }

  private static JsonNode export(String query, String email) {
    Answer answer = Operator.api().get("/api/admin/export" + query);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    return answer
        .text()
        .lines()
        .filter(line -> line.contains("\"" + email + "\""))
        .map(ImportIT::parsed)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode parsed(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (java.io.IOException malformed) {
      throw new AssertionError(line, malformed);
    }
  }

  @Test
  void what_export_writes_import_reads() {
    ObjectNode line = line(1).put("password_hash", BCRYPT).put("enabled", false);
    line.put("locale", "ja").putArray("roles").add("latchkey-admin");
    counts(run("", line), 1, 0, 0, 0);
    ObjectNode exported = (ObjectNode) export("?hashes=true", email(1));
    assertThat(exported.path("locale").textValue()).isEqualTo("ja");
    assertThat(Answer.keysOf(export("", email(1)))).doesNotContain("password_hash");
    exported.put("email", email(2)).put("username", name(2));
    counts(run("", exported), 1, 0, 0, 0);
    ObjectNode again = (ObjectNode) export("?hashes=true", email(2));
    assertThat(again).isEqualTo(exported);
  }

  @Test
  void who_has_no_name_gets_one_from_the_address() {
    ObjectNode line = line(1).put("password_hash", BCRYPT);
    line.remove("username");
    counts(run("", line, line), 1, 1, 0, 0);
    assertThat(account(path(email(1), PASSWORD)).path("username").textValue())
        .matches("p1\\." + unique + "-[0-9]{10}");
  }

  @Test
  void a_dry_run_says_what_would_happen_and_writes_nothing() {
    ObjectNode same = line(2).put("email", email(1));
    Object[] lines = {line(1), same, "nonsense", line(3).put("experience_years", 99)};
    JsonNode dry = run("?dry_run=true", lines);
    counts(dry, 1, 1, 0, 2);
    assertThat(dry.path("errors").get(0).toString())
        .isEqualTo("{\"line\":3,\"fields\":{\"line\":\"must be a JSON object\"}}");
    assertThat(dry.path("errors").get(1).path("fields").has("experience_years")).isTrue();
    counts(run("", lines), 1, 1, 0, 2);
    counts(run("?dry_run=true", lines), 0, 2, 0, 2);
  }

  @Test
  void somebody_who_took_the_address_first_is_named() {
    NewUser first = NewUser.signedUp();
    JsonNode answer = run("", line(1).put("email", first.email()));
    counts(answer, 0, 1, 0, 0);
    assertThat(answer.path("existing_lines").get(0).path("imported").booleanValue()).isFalse();
    first.session().get("/api/profile").ok();
  }

  @Test
  void a_second_pass_changes_only_what_nothing_else_has_changed() {
    counts(
        run("", line(1).put("password_hash", BCRYPT), line(2).put("password_hash", BCRYPT)),
        2,
        0,
        0,
        0);
    ObjectNode one = line(1).put("full_name", "Changed").put("password", "another-password-1");
    counts(run("?update=true", one, line(3)), 1, 0, 1, 0);
    counts(run("?update=true", one.put("username", name(9))), 0, 1, 0, 0);
    logIn(name(1), PASSWORD).refused(401, "Invalid username or password");
    String path = path(name(1), "another-password-1");
    assertThat(account(path).path("full_name").textValue()).isEqualTo("Changed");
    // The login has cleared the mark.
    ObjectNode late = line(1).put("full_name", "Late");
    counts(run("?update=true", late), 0, 1, 0, 0);
    assertThat(account(path).path("full_name").textValue()).isEqualTo("Changed");
    long two = run("", line(2)).path("existing_lines").get(0).path("account_id").longValue();
    Operator.api().post("/api/admin/accounts/" + two, Map.of("enabled", false)).ok();
    counts(run("?update=true", line(2).put("enabled", true)), 0, 1, 0, 0);
    assertThat(account("/api/admin/accounts/" + two).path("enabled").booleanValue()).isFalse();
  }

  @Test
  void a_second_pass_that_races_with_a_login_never_undoes_it() {
    List<ObjectNode> lines = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      lines.add(line(i).put("password_hash", BCRYPT));
    }
    counts(run("", lines.toArray()), 8, 0, 0, 0);
    List<CompletableFuture<Answer>> logins = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = name(i);
      logins.add(CompletableFuture.supplyAsync(() -> logIn(name, PASSWORD)));
    }
    lines.forEach(line -> line.put("password_hash", OTHER));
    JsonNode answer = run("?update=true", lines.toArray());
    assertThat(answer.path("existing").intValue() + answer.path("updated").intValue()).isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      boolean old = logins.get(i).join().isOk();
      // Only the first one was created: the password of the other one does not work.
      logIn(name(i), old ? PASSWORD : "Sommer2024!").ok();
      logIn(name(i), old ? "Sommer2024!" : PASSWORD).refused(401, "Invalid username or password");
    }
  }

  private static final String OTHER =
      "$2b$04$HDGdSzCPRdJW/WRU3H9sYuz4jVv6YYyGAhNVV2xh2RMgURMPrj6Hu";

  @Test
  void each_hostile_line_is_refused_and_the_others_are_not() {
    ObjectNode roles = line(3);
    for (int i = 0; i < 5000; i++) {
      roles.withArray("roles").add("r" + i);
    }
    Object[] lines = {
      line(1),
      line(2).put("full_name", "x".repeat(200_000)),
      roles,
      line(4).put("password_hash", "$pbkdf2-sha256$1000000000$AAAA$" + "A".repeat(43)),
      line(5).put("password_hash", BCRYPT).put("password", "another-password-1"),
      line(6).put("password_hash", 5),
      line(7).put("enabled", "true"),
      line(8).put("email", "nobody"),
      line(9).put("username", "a b"),
      line(10).put("created_at", "2999-01-01T00:00:00Z"),
      "[]",
      "",
      "{\"email\":\"a@example.com\",\"email\":\"b@example.com\"}",
      line(12),
    };
    JsonNode answer = run("", lines);
    List<String> errors = new ArrayList<>();
    answer
        .path("errors")
        .forEach(
            error ->
                errors.add(
                    error.path("line").intValue() + " " + Answer.keysOf(error.path("fields"))));
    assertThat(errors)
        .containsExactly(
            "2 [line]",
            "3 [roles]",
            "4 [password_hash]",
            "5 [password_hash]",
            "6 [password_hash]",
            "7 [enabled]",
            "8 [email]",
            "9 [username]",
            "10 [created_at]",
            "11 [line]",
            "13 [line]");
    counts(answer, 2, 0, 0, 11);
    counts(run("", line(1), line(12)), 0, 2, 0, 0);
  }

  @Test
  void a_line_of_many_megabytes_is_refused_as_a_line() {
    byte[] end = ("\n" + line(1) + "\n").getBytes(UTF_8);
    byte[] body = Arrays.copyOf("x".getBytes(UTF_8), 20_000_000 + end.length);
    Arrays.fill(body, 0, 20_000_000, (byte) 'x');
    System.arraycopy(end, 0, body, 20_000_000, end.length);
    counts(send("", body).ok().json(), 1, 0, 0, 1);
  }

  @Test
  void two_imports_of_the_same_lines_at_once_create_each_account_once() {
    Object[] lines = new Object[250];
    Arrays.setAll(lines, this::line);
    CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> run("", lines));
    JsonNode one = run("", lines);
    assertThat(one.path("created").intValue() + other.join().path("created").intValue())
        .isEqualTo(250);
    counts(run("", lines), 0, 250, 0, 0);
  }

  /** Here bcrypt takes a fifth of a second at cost 12, and a hash of ours a tenth of that. */
  @Test
  void a_refused_login_lasts_as_long_for_a_name_that_nobody_has() {
    counts(run("", line(1).put("password_hash", "$2b$12$" + "e".repeat(53))), 1, 0, 0, 0);
    try {
      assertThat(
              logIn("nobody", PASSWORD)
                  .refused(401, "Invalid username or password")
                  .took()
                  .toMillis())
          .isBetween(200L, 2000L);
    } finally {
      long id = run("", line(1)).path("existing_lines").get(0).path("account_id").longValue();
      Operator.api().delete("/api/admin/accounts/" + id).ok();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?dry_run=1", "?dry_run=", "?dry_run=true&dry_run=true", "?dry_run=True"})
  void a_query_that_is_not_understood_is_refused(String query) {
    send(query, "".getBytes(UTF_8)).refusedFor("dry_run");
  }

  @Test
  void a_mistyped_query_is_refused_and_nothing_is_imported() {
    for (String name : List.of("dryrun", "Dry_run", "dry_run ", "updates")) {
      send("?" + Operator.encoded(name) + "=true", line(1).toString().getBytes(UTF_8))
          .refusedFor(name);
    }
    counts(run("?dry_run=true&update=false", line(1)), 1, 0, 0, 0);
    Operator.api().get("/api/admin/export?hash=true").refusedFor("hash");
    Operator.api().get("/api/admin/export?hashes=true&hashes=true").refusedFor("hashes");
  }

  @Test
  void another_content_type_is_refused() {
    Operator.api()
        .post("/api/admin/import", Map.of())
        .refused(415, "Content-Type must be application/x-ndjson");
    Operator.api().get("/api/admin/export?hashes=yes").refusedFor("hashes");
  }

  @Test
  void only_an_operator_may() {
    NewUser user = NewUser.signedUp();
    for (Api api : List.of(Api.anyone(), Api.anyone().bearing("x".repeat(40)))) {
      api.send("POST", "/api/admin/import", "application/x-ndjson", new byte[100_000])
          .tokenRefused();
      api.get("/api/admin/export").tokenRefused();
    }
    user.session().get("/api/admin/export").refused(403, "Forbidden");
    user.session()
        .send("POST", "/api/admin/import", "application/x-ndjson", new byte[10])
        .refused(403, "Forbidden");
  }
}
