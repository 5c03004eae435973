package dev.latchkey.cli.command;

import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The signing keys. */
@Command(
    name = "keys",
    description = "Lists, changes and withdraws the keys that sign tokens.",
    footer = "  latchkey keys list")
public final class KeysCommand {
  @Command(description = "Lists the published keys.", footer = "  latchkey keys list")
  void list(@Mixin Context context) {
    context.list(
        context.server().get("/keys"),
        "keys",
        "kid",
        "algorithm",
        "created_at",
        "signs_from",
        "state");
  }

  @Command(description = "Publishes the next key.", footer = "  latchkey keys rotate")
  void rotate(@Mixin Context context) {
    Answer answer = context.server().post("/keys/rotate");
    context.show(answer, answer.json(), "message", "signs_from");
  }

  @Command(
      description = {
        "Withdraws a lost key. Another one signs from now on, and the sessions with",
        "tokens of the lost key end."
      },
      footer = "  latchkey keys revoke 3xq9 --yes")
  void revoke(
      @Mixin Context context,
      @Parameters(paramLabel = "KID", description = "As the list shows it.") String kid,
      @Option(names = "--yes", description = "Do not ask.") boolean yes) {
    String path = "/keys/" + Names.segment(kid) + "/revoke";
    context.confirm(yes, "Withdraw the key " + kid + " and end the sessions with its tokens?");
    context.done(context.server().post(path), "The key is withdrawn");
  }

  @Command(
      description = {
        "Encrypts everything with the new LATCHKEY_SECRET. Call it after every node has it,",
        "and before you remove LATCHKEY_SECRET_OLD."
      },
      footer = "  latchkey keys reseal")
  void reseal(@Mixin Context context) {
    context.done(context.server().post("/keys/reseal"), "Done");
  }
}
