package dev.latchkey.pages;

import java.util.List;

/** A page: its path, its body in {@code page/}, and its script in {@code assets/}. */
public enum Page {
  SIGN_IN("signin", "signin.title", true),
  SIGN_UP("signup", "signup.title", true),
  FORGOT_PASSWORD("forgot-password", "forgot.title", true),
  ACCOUNT("account", "account.title", true),
  RESET_PASSWORD("reset-password", "reset.title", false),
  VERIFY_EMAIL("verify-email", "verify.title", false),
  CONFIRM_EMAIL("confirm-email", "confirm.title", false),
  ADMIN("admin", "admin.title", true),
  NOT_FOUND("not-found", "notfound.title", true);

  private final String file;
  private final String title;
  private final boolean canBeOff;

  Page(String file, String title, boolean canBeOff) {
    this.file = file;
    this.title = title;
    this.canBeOff = canBeOff;
  }

  String file() {
    return file;
  }

  /** The key of its title. */
  String title() {
    return title;
  }

  /** Whether {@code LATCHKEY_PAGES=off} turns it off. Mailed links need their pages. */
  boolean canBeOff() {
    return canBeOff;
  }

  /** What its script imports, also by way of others, so that the browser fetches all at once. */
  List<String> modules() {
    return switch (this) {
      case SIGN_IN -> List.of("page", "form", "language", "places");
      case SIGN_UP -> List.of("page", "form", "places", "strength");
      case FORGOT_PASSWORD -> List.of("page", "form");
      case ACCOUNT -> List.of("page", "form", "language", "places", "strength", "words");
      case RESET_PASSWORD -> List.of("page", "form", "link", "places", "strength");
      case VERIFY_EMAIL, CONFIRM_EMAIL -> List.of("page", "form", "link", "places");
      case ADMIN -> List.of("page", "admin-parts", "words");
      case NOT_FOUND -> List.of();
    };
  }

  boolean hasScript() {
    return this != NOT_FOUND;
  }

  /** The operator's console is in English only, as the API, the command and the logs are. */
  boolean isEnglishOnly() {
    return this == ADMIN;
  }

  /** Whether its script shows this text. The console has its own words, except for devices. */
  boolean shows(String key) {
    return this != ADMIN || key.endsWith("device");
  }

  /** The styles that only this page has, in {@code assets/}. */
  List<String> styles() {
    return switch (this) {
      case ADMIN -> List.of("console.css");
      case ACCOUNT -> List.of("account.css");
      default -> List.of();
    };
  }

  boolean namesDevices() {
    return isWide();
  }

  boolean isWide() {
    return this == ACCOUNT || this == ADMIN;
  }
}
