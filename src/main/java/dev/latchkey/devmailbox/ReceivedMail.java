package dev.latchkey.devmailbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A mail in the development mailbox.
 *
 * @param id counts from 1 while the server runs
 * @param from the sender's address from the header, or from the envelope if there is no header
 * @param to the recipients of the envelope, who really get the mail
 * @param text the plain text part, or empty
 * @param html the HTML part, or empty
 * @param links every http or https link in the text, in order, without duplicates
 * @param raw the whole message as received; not part of the JSON, because it is too long for a list
 */
public record ReceivedMail(
    long id,
    Instant receivedAt,
    String from,
    List<String> to,
    String subject,
    String text,
    String html,
    List<String> links,
    @JsonIgnore String raw) {

  /** Whether the mail was sent to this address, regardless of case. */
  public boolean isTo(String address) {
    return to.stream().anyMatch(address::equalsIgnoreCase);
  }
}
