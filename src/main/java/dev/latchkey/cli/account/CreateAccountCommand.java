package dev.latchkey.cli.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an account. */
@Command(
    name = "create",
    description = "Creates an account. Without a password, the owner needs an invitation.",
    footer = {
      "  latchkey accounts create jane jane@example.com --invite",
      "  pwgen 20 1 | latchkey accounts create robot robot@example.com --password"
    })
final class CreateAccountCommand implements Runnable {
  @Mixin private Context context;
  @Mixin private AccountOptions fields;

  @Parameters(paramLabel = "USERNAME")
  private String username;

  @Parameters(paramLabel = "ADDRESS")
  private String email;

  @Option(names = "--invite", description = "Send a link to choose a password.")
  private boolean invite;

  @Option(names = "--password", description = "Ask for a password, or read a line of the input.")
  private boolean password;

  @Override
  public void run() {
    ObjectNode body = fields.body().put("username", username).put("email", email);
    if (invite) {
      body.put("invite", true);
    }
    if (password) {
      body.put("password", PasswordCommand.read(context));
    }
    Answer answer = context.server().post("/accounts", body);
    context.show(answer, answer.json().path("account"), AccountsCommand.FIELDS);
  }
}
