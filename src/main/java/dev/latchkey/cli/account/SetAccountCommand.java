package dev.latchkey.cli.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.connection.WrongUsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes fields of an account. */
@Command(
    name = "set",
    description = "Changes fields of an account. The others stay as they are.",
    footer = {
      "  latchkey accounts set johndoe --email john@example.org --email-verified true",
      "  latchkey accounts set johndoe --skill Java --skill SQL --phone ''"
    })
final class SetAccountCommand implements Runnable {
  @Mixin private Context context;
  @Mixin private AccountOptions fields;

  @Parameters(paramLabel = "USER", description = AccountsCommand.USER)
  private String user;

  @Option(names = "--email", description = "The new address. The old one gets a mail.")
  private String email;

  @Option(names = "--email-verified", arity = "1", description = "true or false.")
  private Boolean verified;

  @Override
  public void run() {
    ObjectNode body = fields.body();
    if (email != null) {
      body.put("email", email);
    }
    if (verified != null) {
      body.put("email_verified", verified);
    }
    if (body.isEmpty()) {
      throw new WrongUsageException("there is nothing to change; see latchkey accounts set --help");
    }
    Server server = context.server();
    Answer answer = server.post(Names.path(server, user), body);
    context.show(answer, answer.json().path("account"), AccountsCommand.FIELDS);
  }
}
