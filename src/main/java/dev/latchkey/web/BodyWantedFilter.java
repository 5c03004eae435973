package dev.latchkey.web;

import dev.latchkey.error.ProblemMapper;
import dev.latchkey.json.Form;
import dev.latchkey.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/**
 * Refuses a request without a Content-Type if the resource expects a {@link Form}. Unlike RESTEasy,
 * Jersey does not call the message body reader in this case and passes null to the resource.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyWantedFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMediaType() == null && wantsForm()) {
      request.abortWith(ProblemMapper.answer(ProblemType.NOT_JSON.raise()));
    }
  }

  private boolean wantsForm() {
    return Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(Form.class);
  }
}
