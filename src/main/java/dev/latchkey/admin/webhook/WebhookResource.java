package dev.latchkey.admin.webhook;

import dev.latchkey.access.OperatorsOnly;
import dev.latchkey.caller.Callers;
import dev.latchkey.database.Retried;
import dev.latchkey.json.Done;
import dev.latchkey.json.Fields;
import dev.latchkey.json.Form;
import dev.latchkey.json.QueryFields;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.webhook.EventType;
import dev.latchkey.webhook.EventTypes;
import dev.latchkey.webhook.Webhook;
import dev.latchkey.webhook.Webhooks;
import dev.latchkey.webhook.sending.Targets;
import dev.latchkey.webhook.sending.TestMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** Webhooks, for an operator. */
@ApplicationScoped
@Retried
@OperatorsOnly
@Path("admin/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {
  private static final String ID = "{id: [0-9]{1,18}}";

  @Inject private Webhooks webhooks;
  @Inject private Targets targets;
  @Inject private AddWebhook addWebhook;
  @Inject private ChangeWebhook changeWebhook;
  @Inject private RemoveWebhook removeWebhook;
  @Inject private RenewWebhook renewWebhook;
  @Inject private TestMessage testMessage;
  @Inject private FindDeliveries findDeliveries;
  @Inject private RetryDelivery retryDelivery;

  @GET
  public WebhookList list() {
    return new WebhookList(webhooks.all().stream().map(WebhookView::of).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public NewSecret add(Form form, @Context HttpServletRequest request) {
    Wanted wanted =
        form.read(
            fields ->
                new Wanted(
                    fields.required("url", targets::parse),
                    fields.texts("events", EventTypes::parse),
                    null));
    return addWebhook.with(wanted.url(), wanted.events(), Callers.of(request));
  }

  @POST
  @Path(ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public Changed change(@PathParam("id") long id, Form form, @Context HttpServletRequest request) {
    Wanted wanted = form.read(this::changes);
    return new Changed(
        true,
        changeWebhook.with(
            id, wanted.url(), wanted.events(), wanted.enabled(), Callers.of(request)));
  }

  private Wanted changes(Fields fields) {
    return new Wanted(
        fields.has("url") ? fields.required("url", targets::parse) : null,
        fields.has("events") ? fields.texts("events", EventTypes::parse) : null,
        fields.optionalBoolean("enabled").orElse(null));
  }

  @DELETE
  @Path(ID)
  public Done remove(@PathParam("id") long id, @Context HttpServletRequest request) {
    return done(removeWebhook.of(id, Callers.of(request)), "Webhook removed");
  }

  @POST
  @Path(ID + "/secret")
  public NewSecret renew(@PathParam("id") long id, @Context HttpServletRequest request) {
    return renewWebhook.of(id, Callers.of(request));
  }

  @POST
  @Path(ID + "/test")
  public TestMessage.Result test(@PathParam("id") long id) {
    return testMessage.to(existing(id));
  }

  @GET
  @Path(ID + "/deliveries")
  public FindDeliveries.Page deliveries(@PathParam("id") long id, @Context UriInfo uri) {
    FindDeliveries.Query query =
        QueryFields.read(uri.getQueryParameters(), FindDeliveries.Query::from);
    return findDeliveries.page(existing(id).id(), query);
  }

  @POST
  @Path(ID + "/deliveries/{delivery: [0-9]{1,18}}/retry")
  public Done retry(
      @PathParam("id") long id,
      @PathParam("delivery") long delivery,
      @Context HttpServletRequest request) {
    return done(
        retryDelivery.of(id, delivery, Callers.of(request)), "The message is sent again now");
  }

  private Webhook existing(long id) {
    return webhooks.byId(id).orElseThrow(ProblemType.NOT_FOUND::raise);
  }

  private static Done done(boolean found, String message) {
    if (!found) {
      throw ProblemType.NOT_FOUND.raise();
    }
    return Done.saying(message);
  }

  private record Wanted(String url, Set<EventType> events, Boolean enabled) {}

  /** All webhooks, oldest first. */
  public record WebhookList(List<WebhookView> webhooks) {
    /** Keeps a copy. */
    public WebhookList {
      webhooks = List.copyOf(webhooks);
    }
  }

  /** The webhook after a change. */
  public record Changed(boolean success, WebhookView webhook) {}
}
