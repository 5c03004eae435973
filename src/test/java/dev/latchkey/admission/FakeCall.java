package dev.latchkey.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.runtime.Exchange;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A call that becomes asynchronous, without a container. */
final class FakeCall {
  private final Exchange exchange = new Exchange("POST", "/api/login", null);
  private final Map<Object, Object> attributes = new HashMap<>();
  private AsyncListener listener;
  private final AtomicInteger dispatches = new AtomicInteger();
  private boolean closed;

  static FakeCall waitingIn(AdmissionQueue queue) {
    FakeCall call = new FakeCall();
    WaitingCall.start(queue, call.request(), call.response());
    return call;
  }

  HttpServletRequest request() {
    return fake(HttpServletRequest.class, this::ofRequest);
  }

  HttpServletResponse response() {
    return exchange.response();
  }

  /** What has been answered. */
  Exchange exchange() {
    return exchange;
  }

  AsyncListener listener() {
    return listener;
  }

  WaitingCall waiting() {
    return WaitingCall.of(request());
  }

  /** How often the container was asked to dispatch it again. */
  int dispatches() {
    return dispatches.get();
  }

  /** From now on the container refuses to go on with it. */
  void close() {
    closed = true;
  }

  private Object ofRequest(Object proxy, Method method, Object[] args) {
    return switch (method.getName()) {
      case "getMethod" -> "POST";
      case "getAttribute" -> attributes.get(args[0]);
      case "setAttribute" -> attributes.put(args[0], args[1]);
      case "startAsync" -> fake(AsyncContext.class, this::ofContext);
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private Object ofContext(Object proxy, Method method, Object[] args) {
    switch (method.getName()) {
      case "setTimeout" -> assertThat(args).containsExactly(0L);
      case "addListener" -> listener = (AsyncListener) args[0];
      case "dispatch" -> {
        if (closed) {
          throw new IllegalStateException("gone");
        }
        dispatches.incrementAndGet();
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
    return null;
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    ClassLoader loader = FakeCall.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }
}
