package dev.latchkey.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.http.SecurityHeaders;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers with pages, in the language of the browser. Each is filled once for each language and
 * depth.
 */
@ApplicationScoped
public class Pages {
  @Inject private PageSettings settings;
  @Inject private PageTemplates templates;

  private final Map<String, byte[]> filled = new ConcurrentHashMap<>();

  /** Answers with this page, at the root; with a 404 if it is off. */
  public void write(Page page, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(page, 0, request, response);
  }

  /** Answers with this page, so many levels below the root; with a 404 if it is off. */
  void write(Page page, int depth, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (page.canBeOff() && !settings.on()) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
      return;
    }
    Language language =
        page.isEnglishOnly()
            ? Language.EN
            : Language.preferredBy(request.getHeader("Accept-Language"));
    send(
        filled.computeIfAbsent(
            page + " " + language + " " + depth,
            any -> templates.fill(page, language, "../".repeat(depth)).getBytes(UTF_8)),
        language,
        response);
  }

  /** Answers a browser with a 404 page, and anybody else with the error of the API. */
  public void notFound(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isForBrowser(request)) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
      return;
    }
    Language language = Language.preferredBy(request.getHeader("Accept-Language"));
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    send(
        templates.fill(Page.NOT_FOUND, language, base(request.getServletPath())).getBytes(UTF_8),
        language,
        response);
  }

  /** Whether a browser reads this, and there are pages. */
  boolean isForBrowser(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    return settings.on() && reads && accept != null && accept.contains("text/html");
  }

  /** The way from this path to the root. */
  private static String base(String path) {
    long depth = path.chars().filter(c -> c == '/').count() - 1;
    return "../".repeat((int) Math.max(0, depth));
  }

  private static void send(byte[] html, Language language, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.allowPage(response);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Language", language.tag());
    response.setHeader("Vary", "Accept, Accept-Language");
    // Never cached: a page may show personal data.
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }
}
