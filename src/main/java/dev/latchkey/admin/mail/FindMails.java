package dev.latchkey.admin.mail;

import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.json.Cursor;
import dev.latchkey.json.QueryFields;
import dev.latchkey.json.Slice;
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
  private static final int LONGEST = 16;

  @Inject private MailQueries search;

  /** The mails, and the cursor of the next page; null if there is none. */
  public Page page(Query query) {
    MailCursor cursor = query.start();
    List<OutboxMessage> found = new ArrayList<>(search.next(cursor, query.limit() + 1));
    if (query.goesOnParked(cursor) && found.size() <= query.limit()) {
      found.addAll(search.next(MailCursor.PARKED, query.limit() + 1 - found.size()));
    }
    Slice<OutboxMessage> page = Slice.of(found, query.limit());
    return new Page(
        page.items().stream().map(MailView::of).toList(),
        page.next(mail -> MailCursor.of(mail).text()));
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
          query.limit(),
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
