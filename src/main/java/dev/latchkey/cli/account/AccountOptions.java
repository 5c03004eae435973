package dev.latchkey.cli.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.cli.connection.Server;
import java.util.List;
import picocli.CommandLine.Option;

/** The fields of an account. A field that is left out is not sent. */
final class AccountOptions {
  @Option(names = "--full-name", description = "An empty text removes it.")
  private String fullName;

  @Option(names = "--phone", description = "An empty text removes it.")
  private String phone;

  @Option(names = "--experience-years", description = "0 to 80.")
  private Integer years;

  @Option(
      names = "--skill",
      paramLabel = "SKILL",
      description = "Repeat it for more. All of them replace the skills before.")
  private List<String> skills;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Repeat it for more. All of them replace the roles before.")
  private List<String> roles;

  @Option(names = "--enabled", arity = "1", description = "true or false.")
  private Boolean enabled;

  ObjectNode body() {
    ObjectNode body = Server.object();
    put(body, "full_name", fullName);
    put(body, "phone", phone);
    if (years != null) {
      body.put("experience_years", years);
    }
    Server.put(body, "skills", skills);
    Server.put(body, "roles", roles);
    if (enabled != null) {
      body.put("enabled", enabled);
    }
    return body;
  }

  private static void put(ObjectNode body, String name, String text) {
    if (text != null) {
      body.put(name, text.isEmpty() ? null : text);
    }
  }
}
