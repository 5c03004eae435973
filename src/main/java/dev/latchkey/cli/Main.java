package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.cli.connection.Context;
import dev.latchkey.cli.connection.RefusedException;
import dev.latchkey.cli.connection.UnreachableException;
import dev.latchkey.cli.connection.WrongUsageException;
import dev.latchkey.cli.local.CheckConfigCommand;
import dev.latchkey.cli.output.Terminal;
import dev.latchkey.setting.Shown;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;

/**
 * Starts the command {@code latchkey}. Its exit status is 0, 1 (refused), 2 (usage) or 3
 * (unreached).
 */
public final class Main {
  private static final int REFUSED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int UNREACHED = 3;

  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    // From Java 22 to 24 there would be a console even if the output is a file (JEP 8308591).
    System.setProperty("jdk.console", "java.base");
    Terminal terminal = new Terminal(System.console(), System.in);
    CommandLine commands = commands(System.getenv(), terminal);
    commands.setOut(writer(FileDescriptor.out)).setErr(writer(FileDescriptor.err));
    int status = commands.execute(arguments);
    commands.getOut().flush();
    System.exit(status);
  }

  /** All commands, with this environment and this terminal. */
  public static CommandLine commands(Map<String, String> environment, Terminal terminal) {
    return new CommandLine(LatchkeyCommand.class, factory(environment, terminal))
        .setExecutionExceptionHandler(Main::failed)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** JSON is UTF-8 (RFC 8259 8.1), in every locale. */
  private static PrintWriter writer(FileDescriptor target) {
    return new PrintWriter(new FileOutputStream(target), true, UTF_8);
  }

  private static IFactory factory(Map<String, String> environment, Terminal terminal) {
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        if (type == Context.class) {
          return type.cast(new Context(environment, terminal));
        }
        if (type == CheckConfigCommand.class) {
          return type.cast(new CheckConfigCommand(environment));
        }
        return CommandLine.defaultFactory().create(type);
      }
    };
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    boolean expected = failure.getMessage() != null && status(failure) > 0;
    String reason = expected ? failure.getMessage() : "unexpected: " + failure;
    command.getErr().println("latchkey: " + Shown.escaped(reason));
    return Math.max(REFUSED, status(failure));
  }

  /** 0 for a fault that should not be possible. */
  private static int status(Exception failure) {
    if (failure instanceof RefusedException) {
      return REFUSED;
    }
    if (failure instanceof WrongUsageException) {
      return WRONG_USAGE;
    }
    return failure instanceof UnreachableException ? UNREACHED : 0;
  }
}
