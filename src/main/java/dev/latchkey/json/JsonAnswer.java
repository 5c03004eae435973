package dev.latchkey.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes answers, which are all records, with the mapper of {@link Json}. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class JsonAnswer implements MessageBodyWriter<Record> {

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType is) {
    return Record.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Record answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    // Complete before the first byte is sent: a failure must not leave half an answer.
    out.write(Json.mapper().writeValueAsBytes(answer));
  }
}
