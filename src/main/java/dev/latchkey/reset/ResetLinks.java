package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.runtime.Settings;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.MailedLinks;
import dev.latchkey.verification.MailName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes mails with a link to choose a password. The token is made when the mail is sent, and stored
 * as a digest.
 */
@ApplicationScoped
public class ResetLinks {
  @Inject private MailedLinks links;
  @Inject private MailName names;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * The mail to the owner of the account that a message names, with a new link. Empty if the
   * account has another address by now, or is disabled or erased.
   */
  Optional<ComposedMail> toOwner(OutboxMessage mail, Duration lifetime) {
    Instant now = clock.instant();
    return links
        .owner(mail)
        .filter(account -> account.email().equals(mail.recipient()))
        .map(account -> mail(account, mail, now, lifetime, Map.of("username", account.username())));
  }

  /**
   * The mail, with a new link. An earlier link of the same kind is void then.
   *
   * @param values by placeholder, without {@code name}, {@code link} and {@code lifetime}
   */
  ComposedMail mail(
      Account account,
      OutboxMessage mail,
      Instant now,
      Duration lifetime,
      Map<String, Object> values) {
    String token = links.token(account, mail, now, lifetime);
    String name = names.of(account);
    Map<String, Object> all = new HashMap<>(values);
    all.put("name", name);
    all.put("lifetime", lifetime);
    all.put("link", LinkPage.RESET_PASSWORD.link(settings.publicUrl(), token));
    return new ComposedMail(account.email(), name, mail.kind(), account.locale(), all);
  }
}
