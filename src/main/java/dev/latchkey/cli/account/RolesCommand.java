package dev.latchkey.cli.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.Server;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives and takes roles. */
@Command(
    name = "roles",
    description = "Gives roles to an account and takes them away.",
    footer = "  latchkey roles add johndoe latchkey-admin")
public final class RolesCommand {
  @Command(
      description = "Gives roles. The next token has them.",
      footer = {
        "  latchkey roles add johndoe editor author",
        "  latchkey roles add johndoe latchkey-admin --yes"
      })
  void add(
      @Mixin Context context,
      @Parameters(paramLabel = "USER", description = AccountsCommand.USER) String user,
      @Parameters(paramLabel = "ROLE", arity = "1..*") List<String> roles,
      @Option(names = "--yes", description = "Do not ask.") boolean yes) {
    Server server = context.server();
    Target target = Target.named(user, server);
    target.confirm(context, yes, "Give this account " + String.join(", ", roles) + "?");
    changed(context, server.post(target.path(), body("add_roles", roles)));
  }

  @Command(
      description = "Takes roles away and ends all sessions of the account.",
      footer = "  latchkey roles remove johndoe editor")
  void remove(
      @Mixin Context context,
      @Parameters(paramLabel = "USER", description = AccountsCommand.USER) String user,
      @Parameters(paramLabel = "ROLE", arity = "1..*") List<String> roles) {
    Server server = context.server();
    changed(context, server.post(Names.path(server, user), body("remove_roles", roles)));
  }

  private static ObjectNode body(String field, List<String> roles) {
    ObjectNode body = Server.object();
    roles.forEach(body.putArray(field)::add);
    return body;
  }

  private static void changed(Context context, Answer answer) {
    context.show(answer, answer.json().path("account"), "id", "username", "email", "roles");
  }
}
