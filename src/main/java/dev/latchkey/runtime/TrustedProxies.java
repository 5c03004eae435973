package dev.latchkey.runtime;

import dev.latchkey.caller.AddressBlock;
import dev.latchkey.caller.ForwardedFor;
import dev.latchkey.caller.IpAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Finds the client behind the proxies that the operator trusts. */
@ApplicationScoped
public class TrustedProxies {
  @Inject private Settings settings;

  private final List<AddressBlock> blocks = new ArrayList<>();

  @PostConstruct
  void read() {
    for (String text : settings.trustedProxies().split(",", -1)) {
      if (!text.isBlank()) {
        blocks.add(block(text.strip()));
      }
    }
  }

  private static AddressBlock block(String text) {
    try {
      return AddressBlock.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "LATCHKEY_TRUSTED_PROXIES: \"" + text + "\" " + malformed.getMessage(), malformed);
    }
  }

  /** The address of the client: the peer's, unless the peer is a trusted proxy. */
  public IpAddress clientOf(IpAddress peer, List<String> forwardedFor) {
    return ForwardedFor.client(peer, forwardedFor, this::isTrusted);
  }

  private boolean isTrusted(IpAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}
