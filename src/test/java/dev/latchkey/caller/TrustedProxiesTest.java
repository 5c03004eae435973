package dev.latchkey.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.address.IpAddress;
import dev.latchkey.runtime.Settings;
import dev.latchkey.setting.Configured;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
  private static final IpAddress PEER = IpAddress.parse("10.0.0.1");

  private static TrustedProxies trusting(String blocks) {
    Settings settings =
        new Settings(Configured.development().with("LATCHKEY_TRUSTED_PROXIES", blocks).reader());
    return Injected.into(new TrustedProxies(), "settings", settings);
  }

  @Property
  void without_trusted_proxies_nothing_is_believed(@ForAll String header) {
    assertThat(trusting("").clientOf(PEER, List.of(header))).isEqualTo(PEER);
  }

  @Property
  void a_peer_that_is_not_a_proxy_is_not_believed(@ForAll String header) {
    assertThat(trusting("10.0.0.2, ::1").clientOf(PEER, List.of(header))).isEqualTo(PEER);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0", "2001:db8::1"})
  void each_block_of_the_list_is_trusted(String peer) {
    assertThat(
            trusting("fe80::/10 , 10.0.0.0/8,2001:db8::1")
                .clientOf(IpAddress.parse(peer), List.of("203.0.113.7")))
        .hasToString("203.0.113.7");
  }

  @Test
  void without_the_header_the_proxy_itself_is_the_client() {
    assertThat(trusting("10.0.0.0/8").clientOf(PEER, List.of())).isEqualTo(PEER);
  }
}
