package dev.latchkey.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Has the container verify a token (MicroProfile JWT Auth 2.1, 5) that this server has found to be
 * its own. In this order, because Open Liberty writes the text of every token that it refuses into
 * its log: what is forged never reaches it.
 */
@ApplicationScoped
public class ContainerCheck {
  /** As Open Liberty reads it; by RFC 9110 11.1 any case is right, which is ours to accept. */
  private static final String ITS_SPELLING = "Bearer ";

  /** Whether the container finds the token of this request right, too. */
  boolean agrees(HttpServletRequest request, HttpServletResponse response) {
    if (request.getUserPrincipal() instanceof JsonWebToken) {
      return true;
    }
    String authorization = request.getHeader("Authorization");
    return !authorization.startsWith(ITS_SPELLING) || isAuthenticated(request, response);
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
