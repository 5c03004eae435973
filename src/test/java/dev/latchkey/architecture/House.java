package dev.latchkey.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Set;

/** The layers of the packages. */
final class House {

  static final String ROOT = "dev.latchkey";

  /** What a caller can do. These never see each other. */
  static final Set<String> JOURNEYS =
      Set.of(
          "signup",
          "login",
          "logout",
          "password",
          "profile",
          "reset",
          "email",
          "link",
          "discovery",
          "introspection",
          "push");

  /** From top to bottom. Every package must be listed here. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("cli"),
          Set.of("cli.command", "cli.local"),
          Set.of("cli.account"),
          Set.of("cli.connection"),
          Set.of("cli.output"),
          Set.of("startup", "payara"),
          Set.of(
              "housekeeping",
              "operator",
              "transfer",
              "browser",
              "admin.account",
              "admin.session",
              "admin.event",
              "admin.mail",
              "admin.stats",
              "admin.webhook"),
          Set.of("transfer.line", "admin.search"),
          Set.of("admin.target"),
          Set.of("health", "pages"),
          JOURNEYS,
          Set.of("access", "statuslist", "newpassword", "erasure", "proof"),
          Set.of("verification"),
          Set.of("revocation"),
          Set.of("session"),
          Set.of("token"),
          Set.of("key", "devmailbox", "meter"),
          Set.of("throttle", "admission", "document", "web", "client", "webhook.sending"),
          Set.of("webhook"),
          Set.of("familiar", "ticket", "mail", "audit", "error"),
          Set.of("mail.text"),
          Set.of("account", "delivery", "server", "http", "caller"),
          Set.of("name", "brand"),
          Set.of("policy", "credential", "migration", "json", "database"),
          Set.of("runtime"),
          Set.of("foreignhash.format"),
          Set.of("foreignhash"),
          Set.of("seal", "argon2", "address", "liberty"),
          Set.of("problem", "setting", "metric", "text"),
          Set.of("verifier"),
          Set.of("verifier.push"),
          Set.of("verifier.list"));

  private House() {}

  /** All classes but those of the jar for other services, which has no part of the server. */
  static final class OfTheServer implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/dev/latchkey/verifier/");
    }
  }

  /** The layer of a class; 0 is the top. -1 if its package is not listed. */
  static int floorOf(JavaClass type) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).contains(packageOf(type))) {
        return floor;
      }
    }
    return -1;
  }

  /** The feature package of a class. */
  static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : name;
  }

  static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  static boolean isJourney(JavaClass type) {
    return JOURNEYS.contains(packageOf(type));
  }

  /** The top-level class of a nested, local or anonymous class. */
  static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(House::outermost).orElse(type);
  }
}
