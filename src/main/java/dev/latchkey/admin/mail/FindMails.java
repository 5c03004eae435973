package dev.latchkey.admin.mail;

import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.json.Cursor;
import dev.latchkey.json.QueryFields;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Finds a page of mails: first those that wait, then those that are parked, oldest first. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FindMails {
  private static final int MOST = 200;
  private static final int DEFAULT = 50;
  private static final int LONGEST = 16;

  @Inject private MailQueries search;

  /** The mails, and the cursor of the next page; null if there is none. */
  public Page page(Query query) {
    MailCursor cursor = query.start();
    List<OutboxMessage> found = new ArrayList<>(search.next(cursor, query.limit() + 1));
    if (query.goesOnParked(cursor) && found.size() <= query.limit()) {
      found.addAll(search.next(MailCursor.PARKED, query.limit() + 1 - found.size()));
    }
    List<OutboxMessage> page = found.subList(0, Math.min(query.limit(), found.size()));
    return new Page(
        page.stream().map(MailView::of).toList(),
        found.size() > page.size() ? MailCursor.of(page.get(page.size() - 1)).text() : null);
  }

  /** A page of mails. */
  public record Page(List<MailView> mails, String next) {
    /** Keeps a copy. */
    public Page {
      mails = List.copyOf(mails);
    }
  }

  /**
   * Which mails an operator looks for.
   *
   * @param state null for all
   */
  record Query(MailState state, int limit, MailCursor after) {
    static Query from(QueryFields query) {
      MailState state = query.text("state", LONGEST, MailState::parse);
      return new Query(
          state,
          query.integer("limit", 1, MOST, DEFAULT),
          query.text("after", Cursor.LONGEST, text -> MailCursor.parse(text, state)));
    }

    MailCursor start() {
      if (after != null) {
        return after;
      }
      return state == MailState.PARKED ? MailCursor.PARKED : MailCursor.WAITING;
    }

    boolean goesOnParked(MailCursor from) {
      return state == null && from.parkedAt() == null;
    }
  }
}
