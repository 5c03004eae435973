package dev.latchkey.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Serves a call inside CDI's request scope. On Payara, a call that was dispatched after it waited
 * has none.
 */
@ApplicationScoped
public class RequestScope {

  /** Goes on with the call; a request scope that is active already stays as it is. */
  @ActivateRequestContext
  public void serve(FilterChain chain, ServletRequest request, ServletResponse response)
      throws IOException, ServletException {
    chain.doFilter(request, response);
  }
}
