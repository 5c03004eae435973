package dev.latchkey.webhook.sending;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.address.IpAddress;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Which networks of its own a webhook may reach. */
@ApplicationScoped
public class WebhookSettings implements SettingGroup {
  private static final SettingParser<AddressBlock> NETWORK =
      Parsers.expecting(
          "a list of addresses and CIDR blocks such as 10.20.0.0/16,", AddressBlock::parse);

  private Setting<Optional<List<AddressBlock>>> networks;

  /** For the container's proxy only. */
  protected WebhookSettings() {}

  /** Parses it. */
  @Inject
  public WebhookSettings(SettingReader reader) {
    networks = reader.optional("LATCHKEY_WEBHOOK_NETWORKS", Parsers.list(NETWORK));
  }

  /**
   * {@code LATCHKEY_WEBHOOK_NETWORKS}: whether the address is in a network that webhooks may reach
   * although it is not globally reachable.
   */
  boolean includes(IpAddress address) {
    return networks.value().orElse(List.of()).stream()
        .anyMatch(network -> network.contains(address));
  }

  /** Whether webhooks may reach public addresses only. */
  boolean isEmpty() {
    return networks.value().isEmpty();
  }
}
