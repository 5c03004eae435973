package dev.latchkey.bench.micro;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.account.AccountView;
import dev.latchkey.login.LoginResource;
import dev.latchkey.runtime.Form;
import dev.latchkey.runtime.JsonBody;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A login's body read, and its answer written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonBenchmark {
  private static final Annotation[] NONE = {};

  private final JsonBody reader = new JsonBody();
  private final dev.latchkey.runtime.JsonAnswer writer = new dev.latchkey.runtime.JsonAnswer();
  private final byte[] body =
      "{\"username\":\"johndoe\",\"password\":\"correct horse battery staple\"}"
          .getBytes(StandardCharsets.UTF_8);
  private final LoginResource.Answer answer =
      new LoginResource.Answer(
          true,
          "a".repeat(480),
          "Login successful",
          new AccountView(123, "johndoe", "john@example.com", "John Doe"));

  /** Reads a body as strictly as the server does. */
  @Benchmark
  public Form read() throws IOException {
    return reader.readFrom(
        Form.class,
        Form.class,
        NONE,
        MediaType.APPLICATION_JSON_TYPE,
        null,
        new ByteArrayInputStream(body));
  }

  /** Writes the answer. */
  @Benchmark
  public byte[] write() throws IOException, JsonProcessingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    writer.writeTo(
        answer,
        answer.getClass(),
        answer.getClass(),
        NONE,
        MediaType.APPLICATION_JSON_TYPE,
        null,
        out);
    return out.toByteArray();
  }
}
