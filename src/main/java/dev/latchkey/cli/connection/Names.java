package dev.latchkey.cli.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an operator names an account: {@code johndoe}, {@code john@example.com} or {@code id:1042}.
 */
public final class Names {
  private static final String BY_ID = "id:";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._~-]{0,127}");
  private static final int LONGEST = 254;

  private Names() {}

  /**
   * The path of this account.
   *
   * @throws RefusedException if there is no such account
   * @throws WrongUsageException if this cannot be the name of one
   */
  public static String path(Server server, String name) {
    return "/accounts/" + id(server, name);
  }

  /** The id of this account; see {@link #path}. */
  public static String id(Server server, String name) {
    if (name.startsWith(BY_ID)) {
      String id = name.substring(BY_ID.length());
      return accepted(NUMBER.matcher(id).matches(), id, "id: and a number, such as id:1042,");
    }
    boolean fits = !name.isBlank() && name.length() <= LONGEST;
    accepted(fits, name, "a username, an address, or id: and a number");
    return found(server, name.contains("@") ? "email" : "username", name)
        .orElseThrow(() -> new RefusedException("there is no account " + name));
  }

  /** A path segment: the id of a mail, a session, a key or a client. */
  public static String segment(String id) {
    return accepted(WORD.matcher(id).matches(), id, "an id as the list shows it");
  }

  /** A value for a query. */
  public static String query(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  // Of all names with this beginning, the name itself is the first, unless a page is empty.
  private static Optional<String> found(Server server, String field, String name) {
    String query = "/accounts?limit=200&q=" + query(name);
    Answer page = server.get(query);
    while (page.json().path("accounts").isEmpty() && page.json().path("next").isTextual()) {
      page = server.get(query + "&after=" + query(page.json().path("next").textValue()));
    }
    for (JsonNode account : page.json().path("accounts")) {
      if (String.CASE_INSENSITIVE_ORDER.compare(account.path(field).asText(), name) == 0) {
        return Optional.of(account.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static String accepted(boolean fits, String text, String expected) {
    if (!fits) {
      throw new WrongUsageException(
          "\"" + text + "\" is not possible; " + expected + " is expected");
    }
    return text;
  }
}
