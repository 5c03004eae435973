package dev.latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.Injected;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final String PEER = "10.0.0.1";

  private static TrustedProxies trusting(String blocks) {
    Settings settings = Injected.into(new Settings(), "trustedProxies", Optional.of(blocks));
    TrustedProxies proxies = Injected.into(new TrustedProxies(), "settings", settings);
    proxies.read();
    return proxies;
  }

  @Property
  void where_no_proxy_is_trusted_nothing_is_believed(@ForAll String header) {
    assertThat(trusting("").clientOf(PEER, header)).isEqualTo(PEER);
  }

  @Property
  void a_peer_that_is_no_proxy_is_not_believed(@ForAll String header) {
    assertThat(trusting("10.0.0.2, ::1").clientOf(PEER, header)).isEqualTo(PEER);
  }

  @Property
  void whatever_the_client_claims_stands_before_what_the_proxy_saw(@ForAll String claimed) {
    assertThat(trusting("10.0.0.0/8").clientOf(PEER, claimed + ",203.0.113.7"))
        .isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7|203.0.113.7",
        "198.51.100.1, 203.0.113.7|203.0.113.7",
        "198.51.100.1,203.0.113.7,10.9.9.9|203.0.113.7",
        "10.1.1.1, 10.2.2.2|10.1.1.1",
        "2001:db8::7|2001:db8::7",
        "unknown|10.0.0.1",
        "203.0.113.7, _hidden|10.0.0.1",
        "203.0.113.7:4711|10.0.0.1",
        "203.0.113.7, |10.0.0.1",
        ",|10.0.0.1",
        "localhost|10.0.0.1"
      })
  void the_last_address_that_is_no_proxy_is_the_client(String header, String client) {
    assertThat(trusting("10.0.0.0/8").clientOf(PEER, header)).isEqualTo(client);
  }

  @Test
  void without_the_header_the_proxy_itself_is_the_client() {
    assertThat(trusting("10.0.0.0/8").clientOf(PEER, null)).isEqualTo(PEER);
  }

  @Test
  void a_peer_with_a_zone_is_no_proxy_and_no_failure() {
    assertThat(trusting("10.0.0.0/8").clientOf("fe80::1%eth0", "203.0.113.7"))
        .isEqualTo("fe80::1%eth0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "10.0.0.0/99", "10.0.0.0/8;10.1.0.0/16", "proxy.example"})
  void a_list_that_cannot_be_read_stops_the_start(String blocks) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trusting(blocks))
        .withMessageContaining("LATCHKEY_TRUSTED_PROXIES");
  }
}
