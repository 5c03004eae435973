package dev.latchkey.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cli.connection.Answer;
import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.Query;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.connection.WrongUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends accounts to the server as it reads them. */
@Command(
    name = "import",
    description = {
      "Imports accounts, one JSON object per line.",
      "The exit status is 1 if a line was refused. The others are imported."
    },
    footer = {
      "  latchkey import accounts.ndjson --dry-run",
      "  jq -c '.users[]' export.json | latchkey import -"
    })
public final class ImportCommand implements Callable<Integer> {
  @Mixin private Context context;

  @Parameters(paramLabel = "FILE", description = "The file, or - for the input.")
  private Path file;

  @Option(names = "--dry-run", description = "Write nothing, and say what would happen.")
  private boolean dryRun;

  @Option(names = "--update", description = "Also update accounts that only an import changed.")
  private boolean update;

  @Override
  public Integer call() {
    Server server = context.server();
    // A refused token is seen before anything is sent.
    server.get("/accounts?limit=1");
    String query =
        Query.EMPTY
            .with("dry_run", dryRun ? true : null)
            .with("update", update ? true : null)
            .toString();
    try (InputStream lines = new Progress(open(), this::report)) {
      Answer answer = server.upload("/import" + query, BodyPublishers.ofInputStream(() -> lines));
      return print(answer);
    } catch (IOException unreadable) {
      throw new WrongUsageException("cannot read " + file + ": " + unreadable.getMessage());
    }
  }

  private InputStream open() throws IOException {
    boolean input = file.toString().equals("-");
    return input ? context.terminal().input() : Files.newInputStream(file);
  }

  private void report(String lines) {
    if (context.terminal().isInteractive()) {
      context.note(lines);
    }
  }

  private int print(Answer answer) {
    JsonNode result = answer.json();
    context.show(answer, result, "created", "updated", "existing", "refused");
    if (!context.json()) {
      result.path("errors").forEach(error -> context.note(line(error)));
    }
    return result.path("refused").asLong() > 0 ? 1 : 0;
  }

  private static String line(JsonNode error) {
    return "line " + error.path("line").asText() + ": " + error.path("fields");
  }
}
