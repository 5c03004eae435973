package dev.latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.255.255,true",
    "10.0.0.0/8,11.0.0.0,false",
    "10.1.2.3,10.1.2.3,true",
    "10.1.2.3,10.1.2.4,false",
    "10.1.2.3/31,10.1.2.2,true",
    "0.0.0.0/0,203.0.113.9,true",
    "0.0.0.0/0,::1,false",
    "::/0,::1,true",
    "::/0,127.0.0.1,false",
    "::1/128,0:0:0:0:0:0:0:1,true",
    "fd00::/8,fd12::1,true",
    "fd00::/8,fe80::1,false",
    "10.0.0.0/8,::ffff:10.0.0.1,true"
  })
  void an_address_is_in_a_block_or_not(String block, String address, boolean inside) {
    assertThat(AddressBlock.parse(block).contains(address)).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/x",
        "10/8",
        "::/129",
        "10.0.0.256",
        "example.com/8",
        "10.0.0.0/8/8",
        "1.2.3.4.5",
        ":::",
        "*"
      })
  void what_is_no_block_is_refused_by_the_name_of_the_setting(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressBlock.parse(text))
        .withMessageStartingWith("LATCHKEY_TRUSTED_PROXIES");
  }

  @Property
  void a_block_holds_exactly_the_addresses_that_share_its_prefix(
      @ForAll int network, @ForAll int address, @ForAll @IntRange(max = 32) int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    assertThat(AddressBlock.parse(dotted(network) + "/" + prefix).contains(dotted(address)))
        .isEqualTo((network & mask) == (address & mask));
  }

  @Property
  void no_text_is_looked_up_as_a_name(@ForAll String text) {
    // A name that were resolved would take its time, and tell a stranger's resolver.
    assertThat(AddressBlock.isLiteral(text + "example")).isFalse();
  }

  @Test
  void a_zone_is_no_part_of_a_literal() {
    assertThat(AddressBlock.isLiteral("fe80::1%eth0")).isFalse();
  }

  private static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }
}
