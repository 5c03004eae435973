package dev.latchkey.cli.command;

import dev.latchkey.cli.connection.Names;

/** The query of a call. Values that are not set are left out. Immutable. */
record Query(String text) {
  static final Query EMPTY = new Query("");

  Query with(String name, Object value) {
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
