package dev.latchkey.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.cli.output.Table;
import dev.latchkey.cli.output.Terminal;
import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.SecretFile;
import dev.latchkey.setting.Shown;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that calls a server has: the server, and how to print its responses. */
public final class Context {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_~+/=-]{32,256}");
  private static final String TOKEN_NAME = "LATCHKEY_OPERATOR_TOKEN";
  private static final String TOKEN_FILE = TOKEN_NAME + SecretFile.SUFFIX;

  private final Map<String, String> environment;
  private final Terminal terminal;

  @Option(names = "--json", description = "Print what the server returned, for scripts.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Reads {@code LATCHKEY_URL}, {@code LATCHKEY_OPERATOR_TOKEN} and its file of this environment.
   */
  public Context(Map<String, String> environment, Terminal terminal) {
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
  }

  /**
   * The server that the environment names.
   *
   * @throws WrongUsageException if the environment does not name one
   */
  public Server server() {
    // While the token is changed, the server's variable holds two of them (docs/settings.md).
    String token = tokens().split(",", 2)[0];
    if (!TOKEN.matcher(token).matches()) {
      throw new WrongUsageException(
          "LATCHKEY_OPERATOR_TOKEN must hold the token that the server has, 32 to 256 characters");
    }
    return new Server(
        url(environment.getOrDefault("LATCHKEY_URL", "http://localhost:9080")), token);
  }

  private String tokens() {
    String text = environment.getOrDefault(TOKEN_NAME, "");
    String file = environment.getOrDefault(TOKEN_FILE, "");
    if (file.isEmpty()) {
      return text;
    }
    if (!text.isEmpty()) {
      throw new WrongUsageException(
          "only one of " + TOKEN_NAME + " and " + TOKEN_FILE + " may be set");
    }
    try {
      return SecretFile.read(file);
    } catch (InvalidSettingException refused) {
      throw new WrongUsageException(TOKEN_FILE + " must be " + refused.expected());
    }
  }

  private static String url(String text) {
    try {
      URI url = URI.create(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (IllegalArgumentException malformed) {
      // Refused below.
    }
    throw new WrongUsageException("LATCHKEY_URL must be a URL such as https://auth.example.com");
  }

  /** The person at the keyboard, if there is one. */
  public Terminal terminal() {
    return terminal;
  }

  /** Whether the output is for a program. */
  public boolean json() {
    return json;
  }

  /** Prints a list as a table with these columns. */
  public void list(Answer answer, String name, String... columns) {
    if (json) {
      out().println(answer.text());
      return;
    }
    out().print(Table.of(List.of(columns), answer.json().path(name), Ansi.AUTO.enabled()));
    if (answer.json().path("next").isTextual()) {
      note("There are more: add --after " + answer.json().path("next").textValue());
    }
  }

  /** Prints one object, a line for each of these fields. */
  public void show(Answer answer, JsonNode object, String... fields) {
    if (json) {
      out().println(answer.text());
    } else {
      out().print(Table.lines(List.of(fields), object));
    }
  }

  /** Prints how a test ended. Returns the exit status: 0 if it succeeded, else 1. */
  public int result(Answer answer, String... fields) {
    show(answer, answer.json(), fields);
    return answer.json().path("success").asBoolean() ? 0 : 1;
  }

  /** Prints the response to an order. */
  public void done(Answer answer, String message) {
    out()
        .println(
            json ? answer.text() : Shown.escaped(answer.json().path("message").asText(message)));
  }

  /** Asks the person, or else requires the option. */
  public void confirm(boolean yes, String question) {
    if (!yes && !terminal.isInteractive()) {
      throw new WrongUsageException("there is no terminal to ask; add --yes");
    }
    if (!yes && !terminal.agrees(question)) {
      throw new RefusedException("nothing was changed");
    }
  }

  /** Says something that is not part of the output. */
  public void note(String text) {
    command.commandLine().getErr().println(Shown.escaped(text));
  }

  /** The output. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }
}
