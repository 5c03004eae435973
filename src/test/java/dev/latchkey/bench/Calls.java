package dev.latchkey.bench;

import java.nio.charset.StandardCharsets;

/** The requests of the benchmarks, as the bytes that go over the wire. */
final class Calls {
  static final String PASSWORD = "correct horse battery staple";

  private Calls() {}

  static byte[] get(String path) {
    return bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\n\r\n");
  }

  static byte[] get(String path, String token) {
    return bytes(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\n"
            + bearer(token)
            + "\r\n");
  }

  static byte[] signup(String username) {
    return post(
        "/api/signup",
        "",
        "{\"username\":\"%1$s\",\"email\":\"%1$s@example.com\",\"password\":\"%2$s\",\"full_name\":\"Jo Doe\"}"
            .formatted(username, PASSWORD));
  }

  static byte[] login(String username) {
    return login(username, PASSWORD);
  }

  static byte[] login(String username, String password) {
    return post(
        "/api/login",
        "",
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
  }

  static byte[] update(String token, int years) {
    return post(
        "/api/update_profile",
        bearer(token),
        "{\"full_name\":\"Jo Doe\",\"phone\":\"+49 30 901820\",\"experience_years\":%d,\"skills\":[\"Java\",\"SQL\"]}"
            .formatted(years));
  }

  static byte[] logout(String token) {
    return post("/api/logout", bearer(token), "{}");
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private static byte[] post(String path, String headers, String json) {
    return bytes(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, headers, json.length(), json));
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
