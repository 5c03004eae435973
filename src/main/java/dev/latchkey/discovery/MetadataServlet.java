package dev.latchkey.discovery;

import dev.latchkey.error.ErrorServlet;
import dev.latchkey.error.Methods;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * The metadata at both well-known places. If the issuer has a path, RFC 8414 3.1 appends it to the
 * well-known path; OpenID Connect Discovery 4.1 puts it before, where a proxy removes it.
 */
@PermitAll
@WebServlet({
  "/.well-known/openid-configuration",
  "/.well-known/oauth-authorization-server",
  "/.well-known/oauth-authorization-server/*"
})
public class MetadataServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  @Inject private transient TokenSettings tokens;
  @Inject private transient MetadataDocument metadata;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String path = request.getPathInfo();
    if (path != null && !path.equals(pathOfIssuer())) {
      ErrorServlet.write(ProblemType.NOT_FOUND, response);
    } else if (!Methods.READ.refuse(request, response)) {
      super.service(request, response);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    metadata.document().answer(request, response);
  }

  /** The path of the issuer without a slash at the end; empty if it has none. */
  private String pathOfIssuer() {
    String path = URI.create(tokens.issuer()).getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
