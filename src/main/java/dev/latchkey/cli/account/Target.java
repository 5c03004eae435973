package dev.latchkey.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.output.Table;
import java.util.List;

/**
 * The account that a command changes for good. The person sees whom it found before they agree.
 *
 * @param path stays the same even if the account is renamed meanwhile
 */
record Target(String path, JsonNode account) {
  private static final List<String> SHOWN =
      List.of("id", "username", "email", "email_verified", "created_at");

  static Target named(String user, Server server) {
    JsonNode account = server.get(Names.path(server, user)).json().path("account");
    return new Target("/accounts/" + account.path("id").asText(), account);
  }

  void confirm(Context context, boolean yes, String question) {
    if (!yes && context.terminal().isInteractive()) {
      context.note("");
      Table.lines(SHOWN, account).lines().forEach(context::note);
    }
    context.confirm(yes, question);
  }
}
