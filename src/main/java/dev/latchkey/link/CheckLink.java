package dev.latchkey.link;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.Ticket;
import dev.latchkey.ticket.UsableLink;
import dev.latchkey.ticket.UsableLinks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Says what a link is for. It changes nothing: a mail scanner may open a link. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckLink {
  @Inject private UsableLinks links;

  /**
   * What the link is for. A person who has the token reads the mail, which says the same.
   *
   * @throws dev.latchkey.problem.Problem 400 if the link does not work
   */
  public LinkView of(String token) {
    UsableLink link =
        links.of(token, LinkPage.allPurposes()).orElseThrow(ProblemType.LINK_SPENT::raise);
    Ticket ticket = link.ticket();
    return new LinkView(
        LinkPage.of(ticket.purpose()).orElseThrow().path(),
        link.owner().username(),
        ticket.newEmail() == null ? link.owner().email() : ticket.newEmail(),
        ticket.expiresAt());
  }
}
