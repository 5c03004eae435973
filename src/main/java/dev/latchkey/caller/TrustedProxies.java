package dev.latchkey.caller;

import dev.latchkey.address.IpAddress;
import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Finds the client behind the operator's trusted proxies. */
@ApplicationScoped
public class TrustedProxies {
  @Inject private Settings settings;

  /** The address of the client: the peer's, unless the peer is a trusted proxy. */
  public IpAddress clientOf(IpAddress peer, List<String> forwardedFor) {
    return ForwardedFor.client(peer, forwardedFor, this::isTrusted);
  }

  private boolean isTrusted(IpAddress address) {
    return settings.trustedProxies().stream().anyMatch(block -> block.contains(address));
  }
}
