package dev.latchkey.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a request body into a {@link Form}: at most 64 KiB, strict UTF-8, one JSON object, no
 * duplicate key, nothing after it. Every other body is refused here.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBody implements MessageBodyReader<Form> {

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType is) {
    return type == Form.class;
  }

  @Override
  public Form readFrom(
      Class<Form> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    return read(mediaType, body);
  }

  private static Form read(MediaType mediaType, InputStream body) {
    String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
    // RFC 9110 8.3: a content type names one type; a range of them is for Accept.
    if (mediaType.isWildcardSubtype() || (charset != null && !charset.equalsIgnoreCase("utf-8"))) {
      throw ProblemType.NOT_JSON.raise();
    }
    return parse(read(body));
  }

  /**
   * The form in the body of a request to a servlet.
   *
   * @throws dev.latchkey.problem.Problem 415 or 400, as {@link #readFrom}
   */
  public static Form of(HttpServletRequest request) throws IOException {
    try {
      MediaType type = MediaType.valueOf(String.valueOf(request.getContentType()));
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return read(type, request.getInputStream());
      }
    } catch (IllegalArgumentException unreadable) {
      // Refused below, like any other type.
    }
    throw ProblemType.NOT_JSON.raise();
  }

  private static byte[] read(InputStream body) {
    try {
      return body.readNBytes(Json.MAX_BODY + 1);
    } catch (IOException unreadable) {
      throw ProblemType.MALFORMED_BODY.raise();
    }
  }

  /**
   * The form in these bytes.
   *
   * @throws dev.latchkey.problem.Problem 413 or 400 if they are not one JSON object
   */
  public static Form parse(byte[] body) {
    if (body.length > Json.MAX_BODY) {
      throw ProblemType.BODY_TOO_LARGE.raise();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      JsonNode json = Json.mapper().readTree(text);
      if (json instanceof ObjectNode object) {
        return new Form(object);
      }
      throw ProblemType.MALFORMED_BODY.raise();
    } catch (CharacterCodingException | JsonProcessingException malformed) {
      throw ProblemType.MALFORMED_BODY.raise();
    }
  }
}
