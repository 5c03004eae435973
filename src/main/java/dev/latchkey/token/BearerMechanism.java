package dev.latchkey.token;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Stands before Payara's own verification of tokens and evens out where it differs from Open
 * Liberty's: the scheme's name is read in whatever case (RFC 9110 11.1), and a token that is not
 * verified is no token, so that a public call ignores it and a protected one is refused by {@code
 * LiveSessionFilter}, in the contract's shape. Verifying stays with Payara.
 *
 * <p>Payara finds it by {@code fish.payara.security.mechanism} in {@code web.xml}. No bean of its
 * own accord, or Open Liberty would take it for a login of the application's: see {@link
 * Mechanisms}.
 */
public class BearerMechanism implements HttpAuthenticationMechanism {
  private static final String HEADER = "Authorization";

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    return CDI.current()
        .select(HttpAuthenticationMechanism.class)
        .get()
        .validateRequest(new OneSpelling(request), response, new NobodyIsRefused(context));
  }

  /** What carries a bearer token carries it as {@code Bearer token}, and nothing else does. */
  private static final class OneSpelling extends HttpServletRequestWrapper {
    OneSpelling(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      String value = super.getHeader(name);
      if (value == null || !HEADER.equalsIgnoreCase(name)) {
        return value;
      }
      return BearerToken.in(value).map(token -> "Bearer " + token).orElse(null);
    }
  }

  /** A token that does not hold leaves the caller unknown; who must be known is asked later. */
  private static final class NobodyIsRefused extends HttpMessageContextWrapper {
    NobodyIsRefused(HttpMessageContext context) {
      super(context);
    }

    @Override
    public AuthenticationStatus responseUnauthorized() {
      return doNothing();
    }
  }
}
