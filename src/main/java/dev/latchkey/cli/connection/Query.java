package dev.latchkey.cli.connection;

/** The query of a call. Values that are not set are left out. Immutable. */
public record Query(String text) {
  /** No query. */
  public static final Query EMPTY = new Query("");

  /** The query with one more value. */
  public Query with(String name, Object value) {
    if (value == null) {
      return this;
    }
    String sign = text.isEmpty() ? "?" : "&";
    return new Query(text + sign + name + "=" + Names.query(value.toString()));
  }

  @Override
  public String toString() {
    return text;
  }
}
