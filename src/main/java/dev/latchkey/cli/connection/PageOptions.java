package dev.latchkey.cli.connection;

import picocli.CommandLine.Option;

/** Which page of a long list. */
public final class PageOptions {
  @Option(names = "--limit", description = "How many at most: 1 to 200, 50 by default.")
  private Integer limit;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Go on after an earlier page.")
  private String after;

  /** The query for this page. */
  public Query query() {
    return Query.EMPTY.with("limit", limit).with("after", after);
  }
}
