package dev.latchkey.cli.account;

import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.connection.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets a password. It never comes from an argument, which other users of the machine can see. */
@Command(
    name = "password",
    description = {
      "Sets the password of an account and ends all its sessions.",
      "The password is asked for, or is the first line of the input."
    },
    footer = {
      "  latchkey accounts password johndoe",
      "  latchkey accounts password johndoe --yes < new-password.txt"
    })
final class PasswordCommand implements Runnable {
  @Mixin private Context context;

  @Parameters(paramLabel = "USER", description = AccountsCommand.USER)
  private String user;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public void run() {
    Server server = context.server();
    Target target = Target.named(user, server);
    target.confirm(context, yes, "Set a new password for this account?");
    context.done(
        server.post(
            target.path() + "/password", Server.object().put("new_password", read(context))),
        "Password set");
  }

  /** The password that the person types or the input holds. */
  static String read(Context context) {
    return context
        .terminal()
        .password()
        .orElseThrow(
            () ->
                new WrongUsageException(
                    "there is no password, the two differ, or the locale is not UTF-8"));
  }
}
