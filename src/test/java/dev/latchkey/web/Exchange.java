package dev.latchkey.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request to a servlet or filter and what it answered, without a container. */
public final class Exchange {
  private final Map<String, Object> request = new HashMap<>();
  private final Map<String, List<String>> sent = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;

  /** A request; the path is split as the container does. */
  public Exchange(String method, String servletPath, String pathInfo) {
    request.put("getMethod", method);
    request.put("getServletPath", servletPath);
    request.put("getPathInfo", pathInfo);
    request.put("getProtocol", "HTTP/1.1");
    request.put("getRequestURI", servletPath + (pathInfo == null ? "" : pathInfo));
    request.put("getRemoteAddr", "127.0.0.1");
    request.put("getServerName", "localhost");
    request.put("isSecure", false);
    header("Host", "localhost");
  }

  /** Sends this header; one of the same name stays. */
  public Exchange header(String name, String value) {
    sent.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    return this;
  }

  /** Sends no header of this name. */
  public Exchange without(String name) {
    sent.remove(name);
    return this;
  }

  /** What a getter without arguments answers. */
  public Exchange with(String getter, Object value) {
    request.put(getter, value);
    return this;
  }

  /** What a getter with one argument answers, such as {@code getHeader}. */
  public Exchange with(String getter, String name, String value) {
    request.put(getter + name, value);
    return this;
  }

  /** Sends it through this servlet. */
  public Exchange through(HttpServlet servlet) throws Exception {
    servlet.init(fake(ServletConfig.class, (proxy, method, args) -> context(method.getName())));
    servlet.service(
        fake(HttpServletRequest.class, (p, m, args) -> answer(m.getName(), args)), response());
    return this;
  }

  /** Sends it through this filter, behind which 204 is answered. */
  public Exchange through(HttpFilter filter) throws Exception {
    return through(filter, (passed, answer) -> status = 204);
  }

  /** Sends it through this filter, behind which this chain is. */
  public Exchange through(HttpFilter filter, FilterChain chain) throws Exception {
    filter.doFilter(
        fake(HttpServletRequest.class, (p, m, args) -> answer(m.getName(), args)),
        response(),
        chain);
    return this;
  }

  /** What the answer is written to. */
  public HttpServletResponse response() {
    return fake(HttpServletResponse.class, (p, m, args) -> record(m.getName(), args));
  }

  /** The answer's status. */
  public int status() {
    return status;
  }

  /** One header of the answer, or null. */
  public String header(String name) {
    return headers.get(name);
  }

  /** The body of the answer. */
  public String body() {
    return body.toString(UTF_8);
  }

  private Object answer(String getter, Object[] args) {
    return switch (getter) {
      case "getHeader" -> {
        List<String> values = sent.getOrDefault((String) args[0], List.of());
        yield values.isEmpty() ? request.get(getter + args[0]) : values.get(0);
      }
      case "getHeaders" -> Collections.enumeration(sent.getOrDefault((String) args[0], List.of()));
      case "getAttribute" -> attributes.get((String) args[0]);
      case "setAttribute" -> attributes.put((String) args[0], args[1]);
      default -> request.get(args == null ? getter : getter + args[0]);
    };
  }

  private Object record(String setter, Object[] args) {
    switch (setter) {
      case "setStatus", "sendError" -> status = (int) args[0];
      case "reset" -> headers.clear();
      case "isCommitted" -> {
        return false;
      }
      case "getStatus" -> {
        return status;
      }
      case "getHeader" -> {
        return headers.get((String) args[0]);
      }
      case "setHeader" -> headers.put((String) args[0], (String) args[1]);
      case "setContentType" -> headers.put("Content-Type", (String) args[0]);
      case "setContentLength" -> headers.put("Content-Length", args[0].toString());
      case "getOutputStream" -> {
        return new Body();
      }
      default -> throw new UnsupportedOperationException(setter);
    }
    return null;
  }

  private static Object context(String method) {
    return method.equals("getServletContext")
        ? fake(ServletContext.class, (p, m, args) -> resource(m.getName(), (String) args[0]))
        : null;
  }

  private static Object resource(String method, String path) throws IOException {
    Path file = Path.of("src/main/webapp" + path);
    if (!method.equals("getResourcePaths")) {
      return Files.newInputStream(file);
    }
    try (Stream<Path> files = Files.list(file)) {
      return files.map(each -> path + each.getFileName()).collect(Collectors.toSet());
    }
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    ClassLoader loader = Exchange.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }

  private final class Body extends ServletOutputStream {
    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(int b) {
      body.write(b);
    }
  }
}
