package dev.latchkey.web;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;

/**
 * Protects the health check and the metrics on Payara, which serves them in our context. Payara
 * would answer a POST like a GET, and {@code /health/x} like {@code /health}. On Open Liberty they
 * are separate applications, and our filters do not run there.
 */
public class MonitoringFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> PATHS =
      Set.of("/health", "/health/started", "/health/live", "/health/ready", "/metrics");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    if (!PATHS.contains(path)) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (!Methods.READ.refuse(request, response)) {
      chain.doFilter(request, response);
    }
  }
}
