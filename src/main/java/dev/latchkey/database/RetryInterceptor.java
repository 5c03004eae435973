package dev.latchkey.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Implements {@link Retried}. */
@Retried
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class RetryInterceptor {

  @AroundInvoke
  Object call(InvocationContext call) throws Exception {
    return Retry.of(call::proceed);
  }
}
