package dev.latchkey.statuslist;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Json;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.revocation.StatusList;
import dev.latchkey.seal.RandomTokens;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /status-lists/{id}}: a status list token, and {@code GET /status-lists}: the URIs of
 * all lists (draft-ietf-oauth-status-list-21, sections 8 and 9).
 */
@PermitAll
@WebServlet({StatusList.PATH, StatusList.PATH + "/*"})
public class StatusListServlet extends HttpServlet {
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
    response.setHeader("Cache-Control", "no-store");
    Json.write(Map.of("status_lists", lists.uris()), response);
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
