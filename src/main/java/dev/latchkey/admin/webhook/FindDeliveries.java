package dev.latchkey.admin.webhook;

import dev.latchkey.delivery.Outbox;
import dev.latchkey.json.Cursor;
import dev.latchkey.json.QueryFields;
import dev.latchkey.json.Slice;
import dev.latchkey.webhook.WebhookDeliveries;
import dev.latchkey.webhook.WebhookDelivery;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Finds a page of the messages of a webhook, newest first. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FindDeliveries {
  @Inject private WebhookDeliveries deliveries;
  @Inject private Outbox outbox;

  /** The messages, and the cursor of the next page; null if there is none. */
  public Page page(long webhookId, Query query) {
    Slice<WebhookDelivery> page =
        Slice.of(deliveries.before(webhookId, query.after(), query.limit() + 1), query.limit());
    Map<Long, Boolean> parked =
        outbox.parked(page.items().stream().map(WebhookDelivery::id).toList());
    return new Page(
        page.items().stream().map(one -> DeliveryView.of(one, state(one, parked))).toList(),
        page.next(last -> Cursor.of(Long.toString(last.id()))));
  }

  private static String state(WebhookDelivery delivery, Map<Long, Boolean> parked) {
    Boolean inOutbox = parked.get(delivery.id());
    if (inOutbox == null) {
      return delivery.delivered() ? "delivered" : "dropped";
    }
    return inOutbox ? "parked" : "waiting";
  }

  /** A page of messages. */
  public record Page(List<DeliveryView> deliveries, String next) {
    /** Keeps a copy. */
    public Page {
      deliveries = List.copyOf(deliveries);
    }
  }

  /** How many messages, before which id. */
  record Query(int limit, long after) {
    static Query from(QueryFields query) {
      Long after = query.text("after", Cursor.LONGEST, Query::id);
      return new Query(query.limit(), after == null ? Long.MAX_VALUE : after);
    }

    private static Long id(String text) {
      String key = Cursor.key(text);
      if (!key.matches("[0-9]{1,18}")) {
        throw Cursor.refusal();
      }
      return Long.valueOf(key);
    }
  }
}
