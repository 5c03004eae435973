package dev.latchkey.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Reduces the JAX-RS response to OPTIONS to the {@code Allow} header, without a body. */
@Provider
public class OptionsFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (HttpMethod.OPTIONS.equals(request.getMethod())
        && response.getStatus() == Response.Status.OK.getStatusCode()) {
      response.setEntity(null);
      response.setStatus(Response.Status.NO_CONTENT.getStatusCode());
    }
  }
}
