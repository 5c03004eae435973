package dev.latchkey.runtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The container's threads, for what goes on after the thread of a request has been given back.
 * Neither transaction nor caller go with it: pass on what is needed.
 */
@ApplicationScoped
public class ManagedThreads {
  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService threads;

  @Produces
  ScheduledExecutorService threads() {
    return threads;
  }
}
