package dev.latchkey.login;

/** What a login opens. */
public enum SessionKind {
  /** A session with a token, for the API and for other services. */
  TOKEN,
  /** A session with a secret that a browser keeps in a cookie. No service accepts it. */
  BROWSER
}
