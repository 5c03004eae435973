package dev.latchkey.cli.command;

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

/** Services that may ask about tokens. */
@Command(
    name = "clients",
    description = "Lists, adds and removes services that may ask about tokens.",
    footer = "  latchkey clients list")
public final class ClientsCommand {
  @Command(description = "Lists the services.", footer = "  latchkey clients list")
  void list(@Mixin Context context) {
    context.list(
        context.server().get("/clients"),
        "clients",
        "client_id",
        "name",
        "permissions",
        "created_at",
        "last_used_at");
  }

  @Command(
      description = "Adds a service. Its secret is shown once.",
      footer = "  latchkey clients add shop --permission introspect --permission revoke")
  void add(
      @Mixin Context context,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--permission",
              paramLabel = "PERMISSION",
              description = "introspect, listen or revoke. The first two by default.")
          List<String> permissions) {
    ObjectNode body = Server.object().put("name", name);
    Server.put(body, "permissions", permissions);
    Answer answer = context.server().post("/clients", body);
    context.show(answer, answer.json(), "client_id", "client_secret");
  }

  @Command(description = "Removes a service.", footer = "  latchkey clients remove c_8Jx2")
  void remove(
      @Mixin Context context,
      @Parameters(paramLabel = "CLIENT_ID", description = "As the list shows it.") String id) {
    context.done(context.server().delete("/clients/" + Names.segment(id)), "Client removed");
  }
}
