package dev.latchkey.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.address.IpAddress;
import dev.latchkey.caller.Caller;
import dev.latchkey.web.Exchange;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A call that becomes asynchronous, without a container. */
final class FakeCall {
  static final AddressBlock SOURCE = AddressBlock.parse("198.51.100.1");

  private final Exchange exchange = new Exchange("POST", "/api/login", null);
  private final Map<Object, Object> attributes = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private long bodyLength = -1;
  private AsyncListener listener;
  private final AtomicInteger dispatches = new AtomicInteger();
  private boolean closed;

  FakeCall() {
    from("198.51.100.1");
  }

  /** A call from the default address. */
  static FakeCall waitingIn(AdmissionQueue queue) {
    return waitingIn(queue, SOURCE);
  }

  static FakeCall waitingIn(AdmissionQueue queue, AddressBlock source) {
    FakeCall call = new FakeCall();
    WaitingCall.start(queue, source, call.request(), call.response());
    return call;
  }

  /** The source of one of many callers. */
  static AddressBlock source(int number) {
    return AddressBlock.parse("192.0.2." + number);
  }

  /** The source of one of many more callers. */
  static AddressBlock site(int number) {
    return AddressBlock.parse("2001:db8:" + Integer.toHexString(number) + "::/48");
  }

  /** Sets the length of the body. */
  FakeCall withBody(long length) {
    bodyLength = length;
    return this;
  }

  /** Sets a header. */
  FakeCall withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sets the address of the caller. */
  FakeCall from(String ip) {
    attributes.put("latchkey.caller", new Caller(IpAddress.parse(ip), "test", "1"));
    return this;
  }

  HttpServletRequest request() {
    return fake(HttpServletRequest.class, this::ofRequest);
  }

  HttpServletResponse response() {
    return exchange.response();
  }

  /** The response so far. */
  Exchange exchange() {
    return exchange;
  }

  AsyncListener listener() {
    return listener;
  }

  WaitingCall waiting() {
    return WaitingCall.of(request());
  }

  /** How often the call was dispatched again. */
  int dispatches() {
    return dispatches.get();
  }

  /** Makes the container refuse every further dispatch. */
  void close() {
    closed = true;
  }

  private Object ofRequest(Object proxy, Method method, Object[] args) {
    return switch (method.getName()) {
      case "getMethod" -> "POST";
      case "getContentLengthLong" -> bodyLength;
      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
      case "getHeaders" -> Collections.enumeration(List.of(headers.get(args[0])));
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
