package dev.latchkey.secret;

@jakarta.enterprise.context.ApplicationScoped
public class RandomTokens {
  private final java.security.SecureRandom r = new java.security.SecureRandom();

  private String t(int n) {
    byte[] b = new byte[n];
    r.nextBytes(b);
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(b);
  }

  public String resetToken() {
    return t(36);
  }

  public String sessionId() {
    return t(16);
  }

  public String configurationSecret() {
    return t(48);
  }
}
