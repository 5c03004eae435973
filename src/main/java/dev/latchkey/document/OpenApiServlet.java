package dev.latchkey.document;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.json.Json;
import dev.latchkey.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Serves the OpenAPI document at {@code /openapi}, as YAML, or as JSON for {@code ?format=JSON} or
 * {@code Accept: application/json}. The container's own copy would lose every {@code null} in the
 * examples. {@code /openapi/ui} is a page that shows the document.
 */
@PermitAll
@WebServlet({"/openapi", "/openapi/*"})
public class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final WebPage READER = new WebPage("openapi.html");
  private static final String CACHING = "no-cache";
  private static final Set<String> DOCUMENT = Set.of("", "/");
  private static final String PAGE = "/ui";

  /**
   * Redirected to the path without the slash, because the links of the page are relative to that.
   */
  private static final String PAGE_WITH_SLASH = "/ui/";

  /** RFC 9110 15.4.9. */
  private static final int PERMANENT_REDIRECT = 308;

  private transient PublicDocument yaml;
  private transient PublicDocument json;

  @Override
  public void init() throws ServletException {
    try (InputStream written = OpenApiServlet.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      byte[] bytes = written.readAllBytes();
      yaml = new PublicDocument("application/yaml;charset=UTF-8", CACHING, bytes);
      json = new PublicDocument("application/json", CACHING, toJson(bytes));
    } catch (IOException unreadable) {
      throw new ServletException(unreadable);
    }
  }

  /** The same document in JSON. */
  static byte[] toJson(byte[] yaml) throws IOException {
    Object document =
        new Load(LoadSettings.builder().build())
            .loadFromInputStream(new java.io.ByteArrayInputStream(yaml));
    return Json.mapper().writeValueAsBytes(document);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String path = pathOf(request);
    if (!DOCUMENT.contains(path) && !PAGE.equals(path) && !PAGE_WITH_SLASH.equals(path)) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = pathOf(request);
    if (PAGE.equals(path)) {
      READER.writeTo(response, getServletContext());
    } else if (PAGE_WITH_SLASH.equals(path)) {
      response.setHeader("Location", "../ui");
      response.setStatus(PERMANENT_REDIRECT);
    } else {
      (wantsJson(request) ? json : yaml).answer(request, response);
    }
  }

  private static String pathOf(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path;
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return "json".equalsIgnoreCase(request.getParameter("format"))
        || (accept != null && accept.startsWith("application/json"));
  }
}
