package dev.latchkey.ticket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages that mailed links open, and the kinds of mail that link to each. */
public enum LinkPage {
  RESET_PASSWORD("reset-password", "reset", "operator-reset", "invite"),
  VERIFY_EMAIL("verify-email", "verify-email"),
  CONFIRM_EMAIL("confirm-email", "confirm-email");

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<String> purposes;

  LinkPage(String path, String... purposes) {
    this.path = path;
    this.purposes = List.of(purposes);
  }

  /** The page that a ticket with this purpose opens. */
  public static Optional<LinkPage> of(String purpose) {
    return Stream.of(values()).filter(page -> page.purposes.contains(purpose)).findFirst();
  }

  /** The purposes of all tickets. */
  public static List<String> allPurposes() {
    return Stream.of(values()).flatMap(page -> page.purposes.stream()).toList();
  }

  /** The last part of the path, without a slash. */
  public String path() {
    return path;
  }

  /** The purposes of the tickets that this page takes. Each is also the kind of a mail. */
  public List<String> purposes() {
    return purposes;
  }

  /**
   * The link for a token. Its base is the configured one, never the host of a request. The token is
   * in the fragment, which no server log and no {@code Referer} contains (RFC 9110 10.1.3).
   */
  public String link(String publicUrl, String token) {
    return publicUrl + "/" + path + "#token=" + token;
  }
}
