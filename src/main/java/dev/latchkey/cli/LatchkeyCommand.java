package dev.latchkey.cli;

import dev.latchkey.cli.account.AccountsCommand;
import dev.latchkey.cli.account.RolesCommand;
import dev.latchkey.cli.account.SessionsCommand;
import dev.latchkey.cli.command.ClientsCommand;
import dev.latchkey.cli.command.EventsCommand;
import dev.latchkey.cli.command.ExportCommand;
import dev.latchkey.cli.command.ImportCommand;
import dev.latchkey.cli.command.KeysCommand;
import dev.latchkey.cli.command.MailsCommand;
import dev.latchkey.cli.command.StatsCommand;
import dev.latchkey.cli.command.WebhooksCommand;
import dev.latchkey.cli.local.CheckConfigCommand;
import dev.latchkey.cli.local.TuneHashCommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself. What it does is in its subcommands. */
@Command(
    name = "latchkey",
    description = "Looks after a Latchkey server.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    subcommands = {
      AccountsCommand.class,
      RolesCommand.class,
      SessionsCommand.class,
      EventsCommand.class,
      MailsCommand.class,
      KeysCommand.class,
      ClientsCommand.class,
      WebhooksCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      StatsCommand.class,
      CheckConfigCommand.class,
      TuneHashCommand.class
    },
    footer = {
      "  export LATCHKEY_URL=https://auth.example.com",
      "  export LATCHKEY_OPERATOR_TOKEN=...     the token that the server has",
      "  latchkey accounts show johndoe",
      "",
      "The exit status is 0 for done, 1 for refused, 2 for wrong usage, and 3 if the",
      "server was not reached."
    })
final class LatchkeyCommand {
  @Spec private CommandSpec spec;

  @Command(
      description = "Prints the completion of this command for bash and zsh.",
      footer = "  source <(latchkey completion)")
  void completion() {
    spec.commandLine().getOut().print(AutoComplete.bash("latchkey", spec.commandLine()));
  }
}
