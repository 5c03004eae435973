package dev.latchkey.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.runtime.Settings;
import dev.latchkey.setting.Configured;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
  private final List<String> written = new ArrayList<>();
  private final HttpServletResponse response =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              SessionCookieTest.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) -> {
                written.add(arguments[0] + ": " + arguments[1]);
                return null;
              });

  private static SessionCookie cookie(String publicUrl) {
    Settings settings =
        new Settings(Configured.development().with("LATCHKEY_PUBLIC_URL", publicUrl).reader());
    return Injected.into(new SessionCookie(), "settings", settings);
  }

  /** RFC 6265bis 4.1.3.2: then no other host, and no page without TLS, can set or read it. */
  @Test
  void behind_tls_the_cookie_belongs_to_this_host_alone() {
    cookie("https://id.example.com").set("secret", Duration.ofHours(1), response);
    assertThat(written)
        .containsExactly(
            "Set-Cookie: __Host-latchkey=secret; Path=/; Max-Age=3600; Secure; HttpOnly;"
                + " SameSite=Strict");
  }

  @Test
  void a_cookie_is_forgotten_under_the_name_that_it_was_set_with() {
    cookie("https://id.example.com").clear(response);
    cookie("http://localhost:9080").clear(response);
    assertThat(written)
        .containsExactly(
            "Set-Cookie: __Host-latchkey=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict",
            "Set-Cookie: latchkey=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
  }
}
