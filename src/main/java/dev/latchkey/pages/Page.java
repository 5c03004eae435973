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
