package dev.latchkey.admin.webhook;

import dev.latchkey.delivery.Outbox;
import dev.latchkey.json.Cursor;
import dev.latchkey.json.QueryFields;
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
  private static final int MOST = 200;
  private static final int DEFAULT = 50;

  @Inject private WebhookDeliveries deliveries;
  @Inject private Outbox outbox;

  /** The messages, and the cursor of the next page; null if there is none. */
  public Page page(long webhookId, Query query) {
    List<WebhookDelivery> found = deliveries.before(webhookId, query.after(), query.limit() + 1);
    List<WebhookDelivery> page = found.subList(0, Math.min(query.limit(), found.size()));
    Map<Long, Boolean> parked = outbox.parked(page.stream().map(WebhookDelivery::id).toList());
    return new Page(
        page.stream().map(delivery -> DeliveryView.of(delivery, state(delivery, parked))).toList(),
        found.size() > page.size()
            ? Cursor.of(Long.toString(page.get(page.size() - 1).id()))
            : null);
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
      return new Query(
          query.integer("limit", 1, MOST, DEFAULT), after == null ? Long.MAX_VALUE : after);
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
