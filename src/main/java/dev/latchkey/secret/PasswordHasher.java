package dev.latchkey.secret;

@jakarta.enterprise.context.ApplicationScoped
public class PasswordHasher {
  public PasswordHash hash(Secret s) {
    return PasswordHash.parse(Digest.sha256(s.text()));
  }

  public boolean matches(Secret s, PasswordHash h) {
    return h.text().equals(Digest.sha256(s.text()));
  }

  public boolean matchesNobody(Secret s) {
    return false;
  }

  public boolean outdated(PasswordHash h) {
    return false;
  }

  public String engineName() {
    return "stub";
  }
}
