package dev.latchkey.cli.command;

import dev.latchkey.cli.account.AccountsCommand;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.PageOptions;
import dev.latchkey.cli.connection.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The outbox. */
@Command(
    name = "mails",
    description = "Lists mails that the relay has not accepted, and tests the relay.",
    footer = "  latchkey mails list --state parked")
public final class MailsCommand {
  private static final String ID = "The id of a mail, as the list shows it.";

  @Command(
      description = "Lists the mails that wait or are parked.",
      footer = "  latchkey mails list --state parked")
  void list(
      @Mixin Context context,
      @Option(names = "--state", paramLabel = "STATE", description = "waiting or parked.")
          String state,
      @Mixin PageOptions page) {
    show(context, context.server().get("/mails" + page.query().with("state", state)));
  }

  private static void show(Context context, Answer answer) {
    context.list(
        answer,
        "mails",
        "id",
        "kind",
        "recipient",
        "created_at",
        "due_at",
        "attempts",
        "state",
        "reason");
  }

  @Command(
      name = "of",
      description = "Lists the mails to the owner of an account that wait or are parked.",
      footer = "  latchkey mails of johndoe")
  void ofAccount(
      @Mixin Context context,
      @Parameters(paramLabel = "USER", description = AccountsCommand.USER) String user) {
    Server server = context.server();
    show(context, server.get("/accounts/" + Names.id(server, user) + "/mails"));
  }

  @Command(description = "Sends a mail now.", footer = "  latchkey mails retry 17")
  void retry(@Mixin Context context, @Parameters(paramLabel = "ID", description = ID) String id) {
    context.done(context.server().post("/mails/" + Names.segment(id) + "/retry"), "Sent again");
  }

  @Command(description = "Deletes a mail.", footer = "  latchkey mails delete 17")
  void delete(@Mixin Context context, @Parameters(paramLabel = "ID", description = ID) String id) {
    context.done(context.server().delete("/mails/" + Names.segment(id)), "Mail deleted");
  }

  @Command(
      description = "Sends a test mail and shows what the relay said.",
      footer = "  latchkey mails test postmaster@example.com")
  int test(@Mixin Context context, @Parameters(paramLabel = "ADDRESS") String address) {
    Answer answer = context.server().post("/mails/test", Server.object().put("to", address));
    return context.result(answer, "success", "relay");
  }
}
