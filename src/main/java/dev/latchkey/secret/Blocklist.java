package dev.latchkey.secret;

@jakarta.enterprise.context.ApplicationScoped
public class Blocklist {
  public boolean blocks(Secret s, java.util.Collection<String> n) {
    return false;
  }
}
