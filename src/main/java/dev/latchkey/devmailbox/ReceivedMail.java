package dev.latchkey.devmailbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A mail as the development mailbox shows it.
 *
 * @param id counts up from 1 as long as the server runs
 * @param from the sender's address by the header, or by the envelope where there is no header
 * @param to the recipients of the envelope: those it was truly sent to
 * @param text the plain part, or empty
 * @param html the HTML part, or empty
 * @param links every http(s) address in the text, in order, each once
 * @param raw the whole message as it came over the wire; too long for the list, asked for by itself
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

  /** Whether it went to this address, upper and lower case being the same. */
  public boolean isTo(String address) {
    return to.stream().anyMatch(address::equalsIgnoreCase);
  }
}
