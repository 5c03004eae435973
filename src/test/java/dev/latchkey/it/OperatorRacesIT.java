package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Two operators work at once, or an operator and the owner of the account. */
@LatchkeyIT
class OperatorRacesIT {
  private static final int MANY = 8;
  private static final int ROUNDS = 3;
  private static final String OTHER = "chosen by the operator";

  private final Api operator = Operator.api();
  private final NewUser user = NewUser.signedUp();
  private final String path = Operator.account(user);

  private Answer change(String field, Object value) {
    return operator.post(path, Map.of(field, value));
  }

  private JsonNode account() {
    return operator.get(path).ok().json().path("account");
  }

  private static boolean isLive(Answer login) {
    return login.status() == 200
        && Api.anyone().bearing(login.json().path("token").textValue()).get("/api/profile").status()
            == 200;
  }

  @RepeatedTest(ROUNDS)
  void no_role_that_operators_give_at_once_is_lost() {
    List<Answer> answers =
        Together.send(MANY, i -> change("add_roles", List.of("role" + i, "shared")));
    assertThat(Together.count(answers, 200)).isEqualTo(MANY);
    List<String> roles = new ArrayList<>();
    account().path("roles").forEach(role -> roles.add(role.textValue()));
    assertThat(roles)
        .contains("shared")
        .containsAll(IntStream.range(0, MANY).mapToObj(i -> "role" + i).toList())
        .doesNotHaveDuplicates();
  }

  @RepeatedTest(ROUNDS)
  void no_login_that_races_with_disabling_leaves_a_session() {
    List<Answer> answers =
        Together.send(MANY, i -> i == 0 ? change("enabled", false) : user.logIn());
    assertThat(answers.get(0).status()).isEqualTo(200);
    assertThat(answers.subList(1, MANY)).noneMatch(OperatorRacesIT::isLive);
    assertThat(account().path("sessions").intValue()).isZero();
  }

  @RepeatedTest(ROUNDS)
  void no_token_keeps_a_role_that_was_taken_while_its_owner_logged_in() {
    change("add_roles", List.of("editor")).ok();
    List<Answer> answers =
        Together.send(MANY, i -> i == 0 ? change("remove_roles", List.of("editor")) : user.logIn());
    assertThat(answers.get(0).status()).isEqualTo(200);
    assertThat(answers.subList(1, MANY))
        .filteredOn(OperatorRacesIT::isLive)
        .allSatisfy(
            login ->
                assertThat(Jwt.of(login.json().path("token").textValue()).claims().path("groups"))
                    .noneMatch(group -> group.textValue().equals("editor")));
  }

  @RepeatedTest(ROUNDS)
  void of_two_new_passwords_at_once_the_last_one_counts_alone() {
    Api owner = user.session();
    String own = "chosen by the owner";
    Map<String, String> form = Map.of("current_password", user.password(), "new_password", own);
    List<Answer> answers =
        Together.send(
            2,
            i ->
                i == 0
                    ? operator.post(path + "/password", Map.of("new_password", OTHER))
                    : owner.post("/api/change_password", form));
    assertThat(answers.get(0).status()).isEqualTo(200);
    assertThat(answers.get(1).status()).isIn(200, 400, 401);
    // The owner's change needs the password that the operator replaced. So it came first, or
    // failed.
    user.withPassword(OTHER).logIn().ok();
    user.withPassword(own).logIn().refused(401, "Invalid username or password");
    user.logIn().refused(401, "Invalid username or password");
  }

  @RepeatedTest(ROUNDS)
  void what_an_owner_changes_while_the_account_is_erased_does_not_bring_it_back() {
    Api owner = user.session();
    List<Answer> answers =
        Together.send(
            MANY,
            i ->
                i == 0
                    ? operator.delete(path)
                    : owner.post("/api/update_profile", Map.of("phone", "12345" + i)));
    assertThat(answers.get(0).status()).isEqualTo(200);
    assertThat(answers.subList(1, MANY)).allMatch(a -> a.status() == 200 || a.status() == 401);
    operator.get(path).refused(404, "Not found");
    user.logIn().refused(401, "Invalid username or password");
  }

  @RepeatedTest(ROUNDS)
  void a_field_that_the_owner_changes_is_not_undone_by_an_operators_other_change() {
    Api owner = user.session();
    List<Answer> answers =
        Together.send(
            2,
            i ->
                i == 0
                    ? change("phone", "0123456")
                    : owner.post("/api/update_profile", Map.of("experience_years", 7)));
    assertThat(Together.count(answers, 200)).isEqualTo(2);
    assertThat(account().path("phone").textValue()).isEqualTo("0123456");
    assertThat(account().path("experience_years").intValue()).isEqualTo(7);
  }
}
