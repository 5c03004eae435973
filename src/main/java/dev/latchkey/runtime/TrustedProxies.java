package dev.latchkey.runtime;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the client behind the proxies that the operator trusts: {@code X-Forwarded-For} is read
 * from its end, as each proxy appends the peer that it saw, up to the first address that is no
 * proxy. What stands before that is the client's own claim and counts for nothing.
 */
@ApplicationScoped
public class TrustedProxies {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  @Inject private Settings settings;

  private List<AddressBlock> blocks = List.of();

  @PostConstruct
  void read() {
    blocks =
        COMMA
            .splitAsStream(settings.trustedProxies().strip())
            .filter(text -> !text.isEmpty())
            .map(AddressBlock::parse)
            .toList();
  }

  /** The address of the client: the peer's, unless the peer is a trusted proxy. */
  public String clientOf(String peer, String forwardedFor) {
    if (forwardedFor == null || blocks.isEmpty()) {
      return peer;
    }
    String client = peer;
    List<String> hops = Stream.of(COMMA.split(forwardedFor.strip(), -1)).toList();
    for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
      if (!AddressBlock.isLiteral(hops.get(i))) {
        return client;
      }
      client = hops.get(i);
    }
    return client;
  }

  private boolean isTrusted(String address) {
    // A link-local peer has a zone in its address, and is no block's.
    return AddressBlock.isLiteral(address)
        && blocks.stream().anyMatch(block -> block.contains(address));
  }
}
