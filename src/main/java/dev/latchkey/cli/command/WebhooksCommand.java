package dev.latchkey.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.connection.WrongUsageException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Webhooks. */
@Command(
    name = "webhooks",
    description = "Lists, adds, changes, tests and removes webhooks.",
    footer = "  latchkey webhooks list")
public final class WebhooksCommand {
  private static final String ID = "The id of a webhook, as the list shows it.";
  private static final String EVENT = "Such as account.created. Repeat it for more.";

  @Command(description = "Lists the webhooks.", footer = "  latchkey webhooks list")
  void list(@Mixin Context context) {
    context.list(context.server().get("/webhooks"), "webhooks", "id", "url", "events", "enabled");
  }

  @Command(
      description = "Adds a webhook. Its secret is shown once.",
      footer = "  latchkey webhooks add https://shop.example/hook --event account.created")
  void add(
      @Mixin Context context,
      @Parameters(paramLabel = "URL") String url,
      @Option(names = "--event", paramLabel = "EVENT", required = true, description = EVENT)
          List<String> events) {
    Answer answer = context.server().post("/webhooks", body(url, events));
    context.show(answer, answer.json(), "id", "secret");
  }

  @Command(description = "Changes a webhook.", footer = "  latchkey webhooks set 3 --enabled false")
  void set(
      @Mixin Context context,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--url", paramLabel = "URL", description = "The new URL.") String url,
      @Option(names = "--event", paramLabel = "EVENT", description = EVENT) List<String> events,
      @Option(
              names = "--enabled",
              paramLabel = "BOOLEAN",
              arity = "1",
              description = "true or false.")
          Boolean enabled) {
    ObjectNode body = body(url, events);
    if (enabled != null) {
      body.put("enabled", enabled);
    }
    if (body.isEmpty()) {
      throw new WrongUsageException("there is nothing to change; see latchkey webhooks set --help");
    }
    context.done(context.server().post("/webhooks/" + Names.segment(id), body), "Webhook changed");
  }

  @Command(
      description = "Sends a test event and shows what the receiver answered.",
      footer = "  latchkey webhooks test 3")
  int test(@Mixin Context context, @Parameters(paramLabel = "ID", description = ID) String id) {
    Answer answer = context.server().post("/webhooks/" + Names.segment(id) + "/test");
    return context.result(answer, "success", "status", "reason", "duration_millis");
  }

  @Command(description = "Removes a webhook.", footer = "  latchkey webhooks remove 3")
  void remove(@Mixin Context context, @Parameters(paramLabel = "ID", description = ID) String id) {
    context.done(context.server().delete("/webhooks/" + Names.segment(id)), "Webhook removed");
  }

  private static ObjectNode body(String url, List<String> events) {
    ObjectNode body = Server.object();
    if (url != null) {
      body.put("url", url);
    }
    Server.put(body, "events", events);
    return body;
  }
}
