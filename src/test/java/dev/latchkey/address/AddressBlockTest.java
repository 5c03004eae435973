package dev.latchkey.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
    "2001:db8::/63,2001:db8:0:1:ffff::,true",
    "2001:db8::/64,2001:db8:0:1::,false",
    "2001:db8::/65,2001:db8::7fff:0:0:1,true",
    "2001:db8::/65,2001:db8::8000:0:0:1,false",
    "fe80::/10,fe80::1%eth0,true",
    "10.0.0.0/8,::ffff:10.0.0.1,true",
    "::ffff:10.0.0.0/104,10.0.0.1,true",
    "::ffff:0:0/96,203.0.113.9,true"
  })
  void an_address_is_in_a_block_or_not(String block, String address, boolean inside) {
    assertThat(AddressBlock.parse(block).contains(IpAddress.parse(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/",
        "10.0.0.0/x",
        "10.0.0.0/٨",
        "10/8",
        "::/129",
        "::/1000000000000",
        "10.0.0.256",
        "example.com/8",
        "10.0.0.0/8/8",
        "1.2.3.4.5",
        ":::",
        "*",
        "/8",
        "::ffff:10.0.0.0/95",
        "fe80::1%eth0",
        "fe80::1%eth0/64",
        " 10.0.0.0/8"
      })
  void a_text_that_is_not_a_block_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressBlock.parse(text))
        .withMessageStartingWith("must be ");
  }

  @Property
  void a_block_holds_exactly_the_addresses_that_share_its_prefix(
      @ForAll int network, @ForAll int address, @ForAll @IntRange(max = 32) int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    assertThat(new AddressBlock(v4(network), prefix).contains(v4(address)))
        .isEqualTo((network & mask) == (address & mask));
  }

  @Property
  void every_block_is_read_back_as_written(
      @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 128) int prefix) {
    IpAddress address = IpAddress.v6(high, low);
    AddressBlock block = new AddressBlock(address, Math.min(prefix, address.bits()));
    assertThat(AddressBlock.parse(block.toString())).isEqualTo(block);
  }

  private static IpAddress v4(int bits) {
    return IpAddress.v4(Integer.toUnsignedLong(bits));
  }
}
