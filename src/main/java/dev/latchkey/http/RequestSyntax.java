package dev.latchkey.http;

import dev.latchkey.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks the syntax of every request. Containers differ in what they accept, so all of it is
 * checked here.
 */
public final class RequestSyntax {
  private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private RequestSyntax() {}

  /** Why this request is refused; empty if it is accepted. */
  public static Optional<ProblemType> fault(HttpServletRequest request) {
    if (!VERSIONS.contains(request.getProtocol()) || !hasOneHost(request) || !isFramed(request)) {
      return Optional.of(ProblemType.BAD_REQUEST);
    }
    if (!all(Collections.list(request.getHeaders("Content-Encoding")), RequestSyntax::isIdentity)) {
      return Optional.of(ProblemType.ENCODED_BODY);
    }
    Optional<ProblemType> target =
        RequestTarget.fault(request.getRequestURI(), request.getQueryString());
    return target.isPresent() ? target : faultOfTypes(request);
  }

  /** RFC 9112 3.2: only an HTTP/1.0 request may lack the header, and no request may have two. */
  private static boolean hasOneHost(HttpServletRequest request) {
    List<String> hosts = Collections.list(request.getHeaders("Host"));
    return hosts.isEmpty()
        ? !"HTTP/1.1".equals(request.getProtocol())
        : hosts.size() == 1 && HostHeader.hostOf(hosts.get(0)).isPresent();
  }

  /**
   * RFC 9112 6.1, 6.3 and 11.2: if a request has two lengths or an unknown transfer coding, a proxy
   * and a container may disagree on where it ends.
   */
  private static boolean isFramed(HttpServletRequest request) {
    List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
    List<String> lengths = Collections.list(request.getHeaders("Content-Length"));
    return codings.size() + lengths.size() <= 1
        && all(codings, coding -> coding.strip().equalsIgnoreCase("chunked"))
        && all(lengths, length -> LENGTH.matcher(length.strip()).matches());
  }

  /**
   * RESTEasy would decompress a body before its length is checked. RFC 9110 8.4.1: only {@code
   * identity} means no encoding.
   */
  private static boolean isIdentity(String coding) {
    return coding.strip().equalsIgnoreCase("identity");
  }

  private static Optional<ProblemType> faultOfTypes(HttpServletRequest request) {
    List<String> types = Collections.list(request.getHeaders("Content-Type"));
    if (types.size() > 1 || !all(types, MediaRanges::isType)) {
      return Optional.of(ProblemType.NOT_JSON);
    }
    return all(Collections.list(request.getHeaders("Accept")), MediaRanges::areTypes)
            && all(
                Collections.list(request.getHeaders("Accept-Language")), MediaRanges::areLanguages)
        ? Optional.empty()
        : Optional.of(ProblemType.BAD_REQUEST);
  }

  private static boolean all(List<String> values, Predicate<String> rule) {
    return values.stream().allMatch(rule);
  }
}
