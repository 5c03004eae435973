package dev.latchkey.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Numbers of the last hours. */
@Command(
    name = "stats",
    description = "Counts accounts, sessions, mails, and logins by the hour.",
    footer = {"  latchkey stats", "  latchkey stats --hours 168 --json"})
public final class StatsCommand implements Runnable {
  @Mixin private Context context;

  @Option(names = "--hours", description = "How far back; 24 by default.")
  private Integer hours;

  @Override
  public void run() {
    Answer answer = context.server().get("/stats" + Query.EMPTY.with("hours", hours));
    JsonNode stats = answer.json();
    context.show(answer, stats, "accounts", "enabled", "sessions");
    if (!context.json()) {
      part(answer, "mails", "waiting", "parked", "oldest_seconds");
      part(answer, "hash", "lanes", "waiting");
      part(answer, "status_list", "age_seconds");
      context.out().println();
      context.out().println("logins");
      context.list(answer, "logins", "at", "success", "refused");
    }
  }

  private void part(Answer answer, String name, String... fields) {
    context.out().println();
    context.out().println(name);
    context.show(answer, answer.json().path(name), fields);
  }
}
