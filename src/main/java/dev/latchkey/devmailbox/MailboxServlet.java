package dev.latchkey.devmailbox;

import static jakarta.servlet.http.HttpServletResponse.SC_NO_CONTENT;
import static jakarta.servlet.http.HttpServletResponse.SC_OK;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.document.WebPage;
import dev.latchkey.error.ErrorServlet;
import dev.latchkey.json.Json;
import dev.latchkey.problem.ProblemType;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The development mailbox over HTTP, for browsers and scripts. If the mailbox is not running, and
 * it never is in production, every path and method here is a 404.
 *
 * <ul>
 *   <li>{@code GET /dev/mailbox}: the page for browsers, otherwise {@code {"mails": [...]}}, newest
 *       first; {@code ?to=address} filters by recipient
 *   <li>{@code GET /dev/mailbox.json}: the list, regardless of {@code Accept}
 *   <li>{@code GET /dev/mailbox/{id}}, {@code /dev/mailbox/{id}/raw}: one mail, or its source
 *   <li>{@code GET /dev/mailbox/{id}/styles}: the styles of its HTML, see {@link MailStyles}
 *   <li>{@code DELETE /dev/mailbox}: deletes all mails; answers 204
 * </ul>
 */
@PermitAll
@WebServlet({"/dev/mailbox/*", "/dev/mailbox.json"})
public class MailboxServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final WebPage PAGE = new WebPage("mailbox.html");

  /** RFC 9110 15.4.9. */
  private static final int PERMANENT_REDIRECT = 308;

  // At most 18 digits, so that every match fits into a long.
  private static final Pattern ONE = Pattern.compile("/(?<id>[0-9]{1,18})(?<part>/raw|/styles)?");

  @Inject transient DevelopmentMailbox mailbox;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setHeader("Cache-Control", "no-store");
    boolean whole = isWhole(request);
    if (!mailbox.isRunning()) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (List.of("GET", "HEAD").contains(request.getMethod())) {
      super.service(request, response);
    } else if (whole && "DELETE".equals(request.getMethod())) {
      mailbox.clear();
      response.setStatus(SC_NO_CONTENT);
    } else {
      response.setHeader("Allow", whole ? "GET, HEAD, DELETE" : "GET, HEAD");
      ErrorServlet.write(ProblemType.METHOD_NOT_ALLOWED, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isWhole(request)) {
      answerOne(request.getPathInfo(), response);
      return;
    }
    response.setHeader("Vary", "Accept");
    if (wantsPage(request) && request.getPathInfo() != null) {
      // The links of the page are relative to the path without the trailing slash.
      response.setHeader("Location", "../mailbox");
      response.setStatus(PERMANENT_REDIRECT);
    } else if (wantsPage(request)) {
      PAGE.writeTo(response, getServletContext());
    } else {
      json(response, SC_OK, Map.of("mails", mailsFor(request.getParameter("to"))));
    }
  }

  private void answerOne(String path, HttpServletResponse response) throws IOException {
    Matcher one = ONE.matcher(path);
    Optional<ReceivedMail> mail =
        one.matches() ? mailbox.mail(Long.parseLong(one.group("id"))) : Optional.empty();
    if (mail.isEmpty()) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (one.group("part") == null) {
      json(response, SC_OK, mail.get());
    } else {
      part(one.group("part"), mail.get(), response);
    }
  }

  private static void part(String part, ReceivedMail mail, HttpServletResponse response)
      throws IOException {
    // A mail is untrusted text. A browser must not interpret it as a page.
    response.setHeader("X-Content-Type-Options", "nosniff");
    if ("/styles".equals(part)) {
      write(response, "text/css;charset=UTF-8", MailStyles.of(mail.html()).getBytes(UTF_8));
    } else {
      write(response, "text/plain;charset=UTF-8", mail.raw().getBytes(UTF_8));
    }
  }

  private List<ReceivedMail> mailsFor(String address) {
    List<ReceivedMail> mails = mailbox.mails();
    return address == null ? mails : mails.stream().filter(mail -> mail.isTo(address)).toList();
  }

  private static boolean isWhole(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null || "/".equals(path);
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return !request.getServletPath().endsWith(".json")
        && accept != null
        && accept.contains("text/html");
  }

  private static void json(HttpServletResponse response, int status, Object body)
      throws IOException {
    response.setStatus(status);
    write(response, "application/json;charset=UTF-8", Json.mapper().writeValueAsBytes(body));
  }

  private static void write(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
