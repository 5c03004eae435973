package dev.latchkey.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.brand.PageSettings;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.http.SecurityHeaders;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Answers with pages, in the language of the account or of the browser. Each is filled once for
 * each language and depth.
 */
@ApplicationScoped
public class Pages {
  /** A path that is deeper gets no page, so that only a few are kept. */
  private static final int DEEPEST = 10;

  private static final String LANGUAGE = "latchkey-language";

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
    } else {
      send(page, depth, request, response);
    }
  }

  /** Answers a browser with a 404 page, and anybody else with the error of the API. */
  public void notFound(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int depth = depth(request.getServletPath() + Objects.toString(request.getPathInfo(), ""));
    if (isForBrowser(request) && depth <= DEEPEST) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      send(Page.NOT_FOUND, depth, request, response);
    } else {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    }
  }

  /** Whether a browser reads this, and there are pages. */
  boolean isForBrowser(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    return settings.on() && reads && accept != null && accept.contains("text/html");
  }

  private static int depth(String path) {
    return Math.max(0, (int) path.chars().filter(c -> c == '/').count() - 1);
  }

  /** That of the account, which our scripts put into a cookie, or else that of the browser. */
  private static Language languageOf(HttpServletRequest request) {
    Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
    return Stream.of(cookies)
        .filter(cookie -> cookie.getName().equals(LANGUAGE) && Language.isTag(cookie.getValue()))
        .findFirst()
        .map(cookie -> Language.of(cookie.getValue()))
        .orElseGet(() -> Language.preferredBy(request.getHeader("Accept-Language")));
  }

  private void send(Page page, int depth, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = page.isEnglishOnly() ? Language.EN : languageOf(request);
    byte[] html =
        filled.computeIfAbsent(
            page + " " + language + " " + depth,
            any -> templates.fill(page, language, "../".repeat(depth)).getBytes(UTF_8));
    SecurityHeaders.allowPage(response);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Language", language.tag());
    response.setHeader("Vary", "Accept, Accept-Language, Cookie");
    // Never cached: a page may show personal data.
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }
}
