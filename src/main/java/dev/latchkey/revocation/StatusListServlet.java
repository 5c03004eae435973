package dev.latchkey.revocation;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Json;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.RandomTokens;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /status-lists/{id}}: a status list token, and {@code GET /status-lists}: the URIs of
 * all lists (draft-ietf-oauth-status-list-21, sections 8 and 9).
 */
@PermitAll
@WebServlet({StatusListServlet.PATH, StatusListServlet.PATH + "/*"})
public class StatusListServlet extends HttpServlet {
  /** Where the index of the lists is; each list is below. */
  public static final String PATH = "/status-lists";

  private static final long serialVersionUID = 1L;

  @Inject private transient PublishedLists lists;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getPathInfo() == null) {
      list(response);
    } else if (request.getParameter("time") != null) {
      // We keep no lists of the past.
      ErrorServlet.write(ProblemType.NOT_IMPLEMENTED, response);
    } else {
      serve(request, response);
    }
  }

  private void list(HttpServletResponse response) throws IOException {
    List<String> uris = lists.uris();
    byte[] body = Json.mapper().writeValueAsBytes(Map.of("status_lists", uris));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String id = request.getPathInfo().substring(1);
    Optional<PublishedList.Served> found =
        RandomTokens.isSessionId(id) ? lists.find(id) : Optional.empty();
    if (found.isEmpty()) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else {
      String caching = "public, max-age=" + lists.freshFor(found.get()).toSeconds();
      found.get().document().answer(request, response, caching);
    }
  }
}
