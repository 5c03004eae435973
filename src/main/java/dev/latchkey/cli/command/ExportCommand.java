package dev.latchkey.cli.command;

import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.PrivateFile;
import dev.latchkey.cli.connection.Query;
import dev.latchkey.cli.connection.Server;
import dev.latchkey.cli.connection.WrongUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes every account into a file, as it arrives. */
@Command(
    name = "export",
    description = {
      "Exports every account, one JSON object per line, as import reads it.",
      "Only the owner can read the file. It appears when it is complete."
    },
    footer = {"  latchkey export accounts.ndjson", "  latchkey export all.ndjson --hashes"})
public final class ExportCommand implements Runnable {
  @Mixin private Context context;

  @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
  private Path file;

  @Option(names = "--hashes", description = "With password hashes.")
  private boolean hashes;

  @Override
  public void run() {
    if (Files.exists(file)) {
      throw new WrongUsageException(file + " exists already");
    }
    Server server = context.server();
    String query = Query.EMPTY.with("hashes", hashes ? true : null).toString();
    try (InputStream accounts = server.download("/export" + query)) {
      long lines = PrivateFile.write(file, accounts, server);
      context.note(lines + " accounts written");
    } catch (IOException unwritable) {
      throw new WrongUsageException("cannot write " + file + ": " + unwritable.getMessage());
    }
  }
}
