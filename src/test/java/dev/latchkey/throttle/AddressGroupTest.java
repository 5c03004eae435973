package dev.latchkey.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AddressGroupTest {

  @Test
  void an_ipv4_address_counts_alone() {
    assertThat(AddressGroup.of("192.0.2.1")).isNotEqualTo(AddressGroup.of("192.0.2.2"));
  }

  @Test
  void an_ipv4_address_spelled_as_ipv6_is_the_same_address() {
    assertThat(AddressGroup.of("::ffff:192.0.2.1")).isEqualTo(AddressGroup.of("192.0.2.1"));
  }

  @Property(tries = 200)
  void all_addresses_of_one_customer_count_together(@ForAll @IntRange(max = 0xffff) int host) {
    String address = String.format("2001:db8:0:7::%x", host);
    assertThat(AddressGroup.of(address)).isEqualTo(AddressGroup.of("2001:db8:0:7:1:2:3:4"));
    assertThat(AddressGroup.of(address)).isNotEqualTo(AddressGroup.of("2001:db8:0:8::1"));
  }
}
