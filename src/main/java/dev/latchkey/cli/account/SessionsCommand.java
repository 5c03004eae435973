package dev.latchkey.cli.account;

import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.connection.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and ends sessions. */
@Command(
    name = "sessions",
    description = "Lists and ends sessions.",
    footer = "  latchkey sessions list johndoe")
public final class SessionsCommand {
  @Command(
      description = "Lists the live sessions of an account, newest first.",
      footer = "  latchkey sessions list johndoe")
  void list(
      @Mixin Context context,
      @Parameters(paramLabel = "USER", description = AccountsCommand.USER) String user) {
    Server server = context.server();
    context.list(
        server.get(Names.path(server, user) + "/sessions"),
        "sessions",
        "id",
        "created_at",
        "last_seen_at",
        "expires_at",
        "ip",
        "user_agent");
  }

  @Command(
      description = "Ends the sessions of an account, one of them, or those of everyone.",
      footer = {
        "  latchkey sessions end johndoe",
        "  latchkey sessions end johndoe 0b2f6c1e",
        "  latchkey sessions end --all      after a leak, or after a backup is restored"
      })
  void end(
      @Mixin Context context,
      @Parameters(
              paramLabel = "USER",
              index = "0",
              arity = "0..1",
              description = AccountsCommand.USER)
          String user,
      @Parameters(paramLabel = "SESSION", index = "1", arity = "0..1", description = "Its id.")
          String session,
      @Option(names = "--all", description = "Every session of every account.") boolean all,
      @Option(names = "--yes", description = "Do not ask about --all.") boolean yes) {
    if (all == (user != null)) {
      throw new WrongUsageException("name an account, or use --all for everyone");
    }
    Server server = context.server();
    if (all) {
      context.confirm(yes, "End every session of every account?");
      context.done(server.delete("/sessions"), "All sessions of all accounts ended");
    } else {
      String one = session == null ? "" : "/" + Names.segment(session);
      context.done(server.delete(Names.path(server, user) + "/sessions" + one), "Ended");
    }
  }
}
