package dev.latchkey.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.runtime.Settings;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.LinksRig;
import dev.latchkey.verification.MailNameTest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that a relay delays, or takes without saying so. */
class ResetMailTest {
  private static final int OLDER = 1;
  private static final int NEWER = 2;

  private final SettingReader reader = Configured.development().reader();
  private final LinksRig rig = new LinksRig(reader);
  private final ResetMail mails = new ResetMail();

  @BeforeEach
  void wire_it() {
    ResetLinks links = new ResetLinks();
    Injected.into(links, "links", rig.links());
    Injected.into(links, "settings", new Settings(reader));
    Injected.into(links, "names", MailNameTest.names(reader));
    rig.wire(mails, "mailedLinks");
    Injected.into(mails, "links", links);
    Injected.into(mails, "settings", new ResetSettings(reader));
    rig.database.account(1, "a", 0);
    Instant asked = rig.clock.instant().minusSeconds(60);
    rig.request(OLDER, "reset", null, "a@b.co", asked);
    rig.request(NEWER, "reset", null, "a@b.co", asked);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** One attempt to send; the token that it mails. */
  private Optional<String> sent(int id) {
    return LinksRig.token(rig.sent(mails, id));
  }

  private boolean works(Optional<String> token) {
    return rig.works(token.orElseThrow(), LinkPage.RESET_PASSWORD.purposes());
  }

  @Test
  void a_delayed_mail_of_an_older_request_is_dropped_and_the_newer_link_works() {
    sent(OLDER);
    Optional<String> newer = sent(NEWER);
    assertThat(sent(OLDER)).isEmpty();
    assertThat(works(newer)).isTrue();
  }

  @Test
  void of_two_delayed_mails_the_newer_is_sent() {
    sent(NEWER);
    sent(OLDER);
    assertThat(works(sent(NEWER))).isTrue();
    assertThat(sent(OLDER)).isEmpty();
  }

  @Test
  void a_mail_that_is_sent_again_leaves_the_link_of_the_first_attempt() {
    Optional<String> first = sent(NEWER);
    Optional<String> again = sent(NEWER);
    assertThat(works(first)).isTrue();
    assertThat(works(again)).isTrue();
  }

  @Test
  void a_newer_request_voids_every_link_of_an_older_one() {
    Optional<String> first = sent(OLDER);
    Optional<String> again = sent(OLDER);
    sent(NEWER);
    assertThat(works(first)).isFalse();
    assertThat(works(again)).isFalse();
  }
}
