package dev.latchkey.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes forms for the tests of other packages, the way a request does. */
public final class Forms {

  private Forms() {}

  /** The fields of a body, before they are checked. */
  static Fields fields(String json) {
    Fields[] read = new Fields[1];
    of(json).read(fields -> read[0] = fields);
    return read[0];
  }

  /** The form of a body. */
  public static Form of(String json) {
    return JsonBody.parse(json.getBytes(UTF_8));
  }
}
