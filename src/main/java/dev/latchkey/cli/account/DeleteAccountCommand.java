package dev.latchkey.cli.account;

import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases an account. */
@Command(
    name = "delete",
    description = "Erases an account and all that belongs to it.",
    footer = "  latchkey accounts delete id:1042 --yes")
final class DeleteAccountCommand implements Runnable {
  @Mixin private Context context;

  @Parameters(paramLabel = "USER", description = AccountsCommand.USER)
  private String user;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public void run() {
    Server server = context.server();
    Target target = Target.named(user, server);
    target.confirm(context, yes, "Erase this account for good?");
    context.done(server.delete(target.path()), "Account deleted");
  }
}
