package dev.latchkey.session;

import dev.latchkey.token.RecentTokens;
import dev.latchkey.token.VerifiedToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Has the container verify a token (MicroProfile JWT Auth 2.1, 5) that this server has found to be
 * its own, once: its verdict on a token that this server goes on to check does not change, and took
 * a fifth of a read. In this order, because Open Liberty writes the text of every token that it
 * refuses into its log: what is forged never reaches it.
 */
@ApplicationScoped
public class ContainerCheck {
  /** As Open Liberty reads it; by RFC 9110 11.1 any case is right, which is ours to accept. */
  private static final String ITS_SPELLING = "Bearer ";

  private final RecentTokens agreed = new RecentTokens();

  /** Whether the container finds the token of this request right, too. */
  boolean agrees(VerifiedToken token, HttpServletRequest request, HttpServletResponse response) {
    if (agreed.get(token.digest()).isPresent()
        || request.getUserPrincipal() instanceof JsonWebToken
        || !request.getHeader("Authorization").startsWith(ITS_SPELLING)) {
      return true;
    }
    boolean agrees = isAuthenticated(request, response);
    if (agrees) {
      agreed.add(token);
    }
    return agrees;
  }

  private static boolean isAuthenticated(HttpServletRequest request, HttpServletResponse response) {
    try {
      return request.authenticate(response);
    } catch (IOException unwritten) {
      throw new UncheckedIOException(unwritten);
    } catch (ServletException refused) {
      return false;
    }
  }
}
