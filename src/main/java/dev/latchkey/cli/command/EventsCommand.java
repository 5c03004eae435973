package dev.latchkey.cli.command;

import dev.latchkey.cli.account.AccountsCommand;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.PageOptions;
import dev.latchkey.cli.connection.Query;
import dev.latchkey.cli.connection.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists events of the audit trail. */
@Command(
    name = "events",
    description = "Lists what happened, newest first.",
    footer = {
      "  latchkey events johndoe --outcome refused",
      "  latchkey events --ip 203.0.113.7 --since 2026-11-27T00:00:00Z"
    })
public final class EventsCommand implements Runnable {
  @Mixin private Context context;
  @Mixin private PageOptions page;

  @Parameters(paramLabel = "USER", arity = "0..1", description = AccountsCommand.USER)
  private String user;

  @Option(names = "--action", description = "Only this action, such as LOGIN.")
  private String action;

  @Option(names = "--outcome", description = "success or refused.")
  private String outcome;

  @Option(names = "--ip", description = "Only from this address.")
  private String ip;

  @Option(names = "--since", paramLabel = "TIME", description = "Not before it: RFC 3339.")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before it: RFC 3339.")
  private String until;

  @Override
  public void run() {
    Server server = context.server();
    Query query =
        page.query()
            .with("account", user == null ? null : Names.id(server, user))
            .with("action", action)
            .with("outcome", outcome)
            .with("ip", ip)
            .with("since", since)
            .with("until", until);
    context.list(
        server.get("/events" + query),
        "events",
        "at",
        "action",
        "outcome",
        "account_id",
        "actor",
        "target",
        "ip",
        "detail");
  }
}
