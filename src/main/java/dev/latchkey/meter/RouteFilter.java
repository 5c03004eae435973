package dev.latchkey.meter;

import dev.latchkey.web.LatchkeyApplication;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the route of a request for the metrics: the path template of its resource method, such as
 * {@code /api/sessions/{id}}.
 */
@Provider
@Priority(0)
public class RouteFilter implements ContainerRequestFilter {
  /**
   * A request property. JAX-RS keeps these as attributes of the servlet request (Jakarta REST 3.1,
   * 11.1).
   */
  static final String ROUTE = "latchkey.route";

  private static final String ROOT =
      LatchkeyApplication.class.getAnnotation(ApplicationPath.class).value();

  private final Map<Method, String> routes = new ConcurrentHashMap<>();

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(
        ROUTE, routes.computeIfAbsent(resource.getResourceMethod(), RouteFilter::template));
  }

  private static String template(Method method) {
    String template = ROOT + path(method.getDeclaringClass()) + path(method);
    // A parameter is shown without its pattern.
    return template.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null || path.value().isEmpty() ? "" : "/" + path.value();
  }
}
