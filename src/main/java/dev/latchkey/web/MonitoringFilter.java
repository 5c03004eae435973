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
 * Stands in front of the health check and the metrics of Payara, which serves them in our context.
 * It would answer a POST as a GET, and {@code /health/x} as {@code /health}. On Open Liberty they
 * are applications of their own, which no filter of ours sees.
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
