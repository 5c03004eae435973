package dev.latchkey.cli.account;

import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Names;
import dev.latchkey.cli.connection.PageOptions;
import dev.latchkey.cli.connection.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds accounts, and what needs no question. */
@Command(
    name = "accounts",
    description = "Finds, shows, creates and changes accounts.",
    subcommands = {
      CreateAccountCommand.class,
      SetAccountCommand.class,
      PasswordCommand.class,
      DeleteAccountCommand.class
    },
    footer = "  latchkey accounts find john")
public final class AccountsCommand {
  /** How an account is named, for the help. */
  public static final String USER = "A username, an address, or its id as in id:1042.";

  static final String[] FIELDS = {
    "id",
    "username",
    "email",
    "email_verified",
    "full_name",
    "phone",
    "experience_years",
    "skills",
    "roles",
    "enabled",
    "password",
    "created_at",
    "updated_at",
    "last_login_at",
    "sessions",
    "failed_logins",
    "locked_until"
  };

  @Command(
      description = "Lists accounts, or those whose username or address begins with a text.",
      footer = {"  latchkey accounts find john", "  latchkey accounts find --role editor --json"})
  void find(
      @Mixin Context context,
      @Parameters(paramLabel = "TEXT", arity = "0..1", description = "The beginning.") String text,
      @Option(names = "--role", paramLabel = "ROLE", description = "Only accounts with this role.")
          String role,
      @Option(
              names = "--enabled",
              paramLabel = "BOOLEAN",
              arity = "1",
              description = "true or false.")
          Boolean enabled,
      @Mixin PageOptions page) {
    String query =
        page.query().with("q", text).with("role", role).with("enabled", enabled).toString();
    Answer answer = context.server().get("/accounts" + query);
    context.list(
        answer, "accounts", "id", "username", "email", "roles", "enabled", "password", "sessions");
  }

  @Command(
      description = "Shows an account: why can she not log in?",
      footer = {"  latchkey accounts show johndoe", "  latchkey accounts show id:1042 --json"})
  void show(
      @Mixin Context context, @Parameters(paramLabel = "USER", description = USER) String user) {
    Server server = context.server();
    Answer answer = server.get(Names.path(server, user));
    context.show(answer, answer.json().path("account"), FIELDS);
  }

  @Command(description = "Enables an account.", footer = "  latchkey accounts enable johndoe")
  void enable(
      @Mixin Context context, @Parameters(paramLabel = "USER", description = USER) String user) {
    enabled(context, user, true);
  }

  @Command(
      description = "Disables an account and ends all its sessions.",
      footer = "  latchkey accounts disable johndoe")
  void disable(
      @Mixin Context context, @Parameters(paramLabel = "USER", description = USER) String user) {
    enabled(context, user, false);
  }

  @Command(
      description = "Forgets the failed logins of an account.",
      footer = "  latchkey accounts unlock john@example.com")
  void unlock(
      @Mixin Context context, @Parameters(paramLabel = "USER", description = USER) String user) {
    Server server = context.server();
    context.done(server.post(Names.path(server, user) + "/unlock"), "Unlocked");
  }

  @Command(
      name = "reset-mail",
      description = "Sends the owner a link to choose a new password.",
      footer = "  latchkey accounts reset-mail johndoe")
  void resetMail(
      @Mixin Context context, @Parameters(paramLabel = "USER", description = USER) String user) {
    Server server = context.server();
    context.done(server.post(Names.path(server, user) + "/reset_mail"), "The link is on its way");
  }

  private static void enabled(Context context, String user, boolean enabled) {
    Server server = context.server();
    Answer answer = server.post(Names.path(server, user), Server.object().put("enabled", enabled));
    context.done(answer, enabled ? "Enabled" : "Disabled, and all sessions ended");
  }
}
