package dev.latchkey.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.mail.text.MailRig;
import dev.latchkey.runtime.Settings;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.LinksRig;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which mails are sent to confirm an address, and to whom. */
class VerificationMailTest {
  private static final long OWNER = 1;
  private static final long OTHER = 2;

  private final SettingReader reader = Configured.development().reader();
  private final LinksRig rig = new LinksRig(reader);
  private final VerificationMail verifications = new VerificationMail();
  private final ConfirmEmailMail confirmations = new ConfirmEmailMail();
  private long requests;

  @BeforeEach
  void wire_them() {
    rig.wire(verifications, "links");
    rig.wire(confirmations, "links");
    VerificationSettings settings = new VerificationSettings(reader);
    Injected.into(verifications, "settings", settings);
    Injected.into(verifications, "server", new Settings(reader));
    Injected.into(confirmations, "settings", settings);
    Injected.into(confirmations, "server", new Settings(reader));
    Injected.into(confirmations, "accounts", rig.accounts());
    rig.database.account(OWNER, "owner", 0);
    rig.database.account(OTHER, "other", 0);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Optional<ComposedMail> verification(Long account, String address) {
    rig.request(++requests, "verify-email", account, address, rig.clock.instant());
    return rig.sent(verifications, requests);
  }

  private Optional<ComposedMail> confirmation(String address) {
    rig.request(++requests, "confirm-email", OWNER, address, rig.clock.instant());
    return rig.sent(confirmations, requests);
  }

  private boolean works(Optional<ComposedMail> mail, LinkPage page) {
    return rig.works(LinksRig.token(mail).orElseThrow(), page.purposes());
  }

  @Test
  void the_link_goes_to_the_address_and_greets_by_username() {
    rig.database.run("update account set full_name = 'Buy at evil.example' where id = 1");
    Optional<ComposedMail> mail = verification(OWNER, "owner@b.co");
    assertThat(mail.orElseThrow().address()).isEqualTo("owner@b.co");
    assertThat(MailRig.text(mail.orElseThrow()))
        .contains("Hello owner,", "expires after 24 hours")
        .doesNotContain("evil.example");
    assertThat(works(mail, LinkPage.VERIFY_EMAIL)).isTrue();
    assertThat(works(mail, LinkPage.RESET_PASSWORD)).isFalse();
  }

  @Test
  void an_address_that_nobody_has_gets_nothing() {
    assertThat(verification(null, "nobody@b.co")).isEmpty();
  }

  @Test
  void a_verified_and_a_disabled_account_get_nothing() {
    rig.database.run("update account set email_verified = true where id = 1");
    assertThat(verification(null, "owner@b.co")).isEmpty();
    rig.database.run("update account set enabled = false where id = 2");
    assertThat(verification(null, "other@b.co")).isEmpty();
  }

  @Test
  void a_message_that_was_dropped_meanwhile_makes_no_link() {
    rig.request(7, "verify-email", OWNER, "owner@b.co", rig.clock.instant());
    OutboxMessage message = rig.database.find(OutboxMessage.class, 7L);
    rig.tickets.voidAll(OWNER);
    rig.database.forgetEntities();
    assertThat(verifications.compose(message)).isEmpty();
  }

  @Test
  void a_change_of_the_password_voids_the_link() {
    Optional<ComposedMail> mail = verification(OWNER, "owner@b.co");
    rig.tickets.voidAll(OWNER);
    rig.database.forgetEntities();
    assertThat(works(mail, LinkPage.VERIFY_EMAIL)).isFalse();
  }

  @Test
  void a_newer_link_voids_the_older_one() {
    Optional<ComposedMail> older = verification(OWNER, "owner@b.co");
    Optional<ComposedMail> newer = verification(null, "owner@b.co");
    assertThat(works(older, LinkPage.VERIFY_EMAIL)).isFalse();
    assertThat(works(newer, LinkPage.VERIFY_EMAIL)).isTrue();
  }

  @Test
  void all_kinds_of_mails_to_one_address_share_a_budget() {
    for (int i = 0; i < 3; i++) {
      assertThat(verification(null, "other@b.co")).isPresent();
    }
    assertThat(confirmation("other@b.co")).isPresent();
    assertThat(confirmation("OTHER@b.co")).isPresent();
    assertThat(confirmation("other@b.co")).isEmpty();
    assertThat(verification(null, "other@b.co")).isEmpty();
    assertThat(verification(null, "owner@b.co")).isPresent();
  }

  @Test
  void the_budget_of_a_day_is_less_than_that_of_its_hours() {
    int sent = 0;
    for (int hour = 0; hour < 10; hour++) {
      for (int i = 0; i < 6; i++) {
        sent += verification(null, "owner@b.co").isPresent() ? 1 : 0;
      }
      rig.clock.pass(Duration.ofHours(1));
    }
    assertThat(sent).isEqualTo(20);
    rig.clock.pass(Duration.ofHours(14));
    assertThat(verification(null, "owner@b.co")).isPresent();
  }

  @Test
  void the_new_address_gets_the_link_and_the_old_one_nothing() {
    Optional<ComposedMail> mail = confirmation("new@b.co");
    assertThat(mail.orElseThrow().address()).isEqualTo("new@b.co");
    assertThat(works(mail, LinkPage.CONFIRM_EMAIL)).isTrue();
  }

  @Test
  void the_owner_of_a_taken_address_is_told_and_gets_no_link() {
    ComposedMail mail = confirmation("OTHER@b.co").orElseThrow();
    assertThat(mail.address()).isEqualTo("other@b.co");
    assertThat(MailRig.text(mail)).contains("Hello other,").doesNotContain("token", "owner");
    assertThat(rig.database.number("select count(*) from ticket")).isZero();
  }

  @Test
  void an_account_may_ask_for_its_own_address_in_other_letters() {
    assertThat(works(confirmation("Owner@b.co"), LinkPage.CONFIRM_EMAIL)).isTrue();
  }
}
