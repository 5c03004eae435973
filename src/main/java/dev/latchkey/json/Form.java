package dev.latchkey.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.problem.Problem;
import java.util.function.Function;

/** A JSON object as a caller sent it. Unknown keys are ignored. */
public final class Form {
  private final ObjectNode json;

  Form(ObjectNode json) {
    this.json = json;
  }

  /**
   * Reads the fields.
   *
   * @param reading makes a value of them; it gets null for a field with an error, and its result is
   *     not used then
   * @throws Problem a 400 that names every field with an error
   */
  public <T> T read(Function<Fields, T> reading) {
    Fields fields = new Fields(json);
    T result = reading.apply(fields);
    fields.check();
    return result;
  }
}
