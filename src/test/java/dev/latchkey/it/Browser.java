package dev.latchkey.it;

import java.util.Map;

/**
 * A browser that shows pages of the tested server.
 *
 * @param cookie the cookie of the session; null if nobody is signed in
 */
record Browser(Api api, String cookie) {
  static Browser of(Api api) {
    return new Browser(api, null);
  }

  /** A client that sends what the scripts of our pages send. */
  Api page() {
    Api page =
        api.with("X-Latchkey", "1")
            .with("Sec-Fetch-Site", "same-origin")
            .with("Origin", Api.PUBLIC_URL);
    return cookie == null ? page : page.with("Cookie", cookie);
  }

  Answer signIn(NewUser user) {
    return page().post("/login", form(user));
  }

  static Map<String, String> form(NewUser user) {
    return Map.of("username", user.username(), "password", user.password());
  }

  /** The browser with the cookie of this answer. */
  Browser after(Answer answer) {
    String set = answer.okWithCookie();
    return new Browser(api, set.substring(0, set.indexOf(';')));
  }
}
