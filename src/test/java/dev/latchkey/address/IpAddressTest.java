package dev.latchkey.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0db8::0001, 2001:db8::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::FFFF:c000:201, 192.0.2.1",
    "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "fe80::1%eth0, fe80::1",
    "fe80::1%2, fe80::1",
    "fe80:0:0:0:1:2:3:4%enp0s31f6, fe80::1:2:3:4"
  })
  void an_address_has_one_canonical_form(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "256.0.0.1",
        "1.2.3.04",
        "010.0.0.1",
        "0x7f.0.0.1",
        "+1.2.3.4",
        "-1.2.3.4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4/8",
        "٣.1.1.1",
        "localhost",
        "example.com",
        "1.2.3.4:80",
        "[::1]",
        ":",
        ":::",
        "::1::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1:2:3:4::5:6:7:8",
        "12345::",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "::g",
        "::-1",
        "::1.2.3",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "::1.2.3.4.5",
        "::1%eth0",
        "1.2.3.4%eth0",
        "fe80::1%",
        "%eth0",
        "fe80::1%abcdefghijklmnop" + "abcdefghijklmnopabcdefghijklmnopabcdefghijklmnop"
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IpAddress.parse(text))
        .withMessage("must be an IPv4 or IPv6 address");
  }

  @Property
  void every_address_is_read_back_as_written(@ForAll @From("addresses") IpAddress address) {
    assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
  }

  @Property
  void the_JDK_reads_the_same_address(@ForAll @From("addresses") IpAddress address)
      throws UnknownHostException {
    ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(address.toString()).getAddress());
    if (address.bits() == 32) {
      assertThat(Integer.toUnsignedLong(bytes.getInt())).isEqualTo(address.low());
    } else {
      assertThat(bytes.getLong()).isEqualTo(address.high());
      assertThat(bytes.getLong()).isEqualTo(address.low());
    }
  }

  @Property
  void no_text_causes_an_undocumented_error(@ForAll String text) {
    parseOrRefuse(text);
  }

  @Property(tries = 20_000)
  void no_text_that_resembles_an_address_causes_another_error(
      @ForAll
          @StringLength(max = 50)
          @Chars({':', '.', '%', '/', '-', '+', 'f', 'F', 'g', 'x', '[', ']', ' ', '٣'})
          @CharRange(from = '0', to = '9')
          String text) {
    parseOrRefuse(text);
  }

  @Property
  void the_subnet_and_the_site_of_an_ipv6_address_hold_it(
      @ForAll @From("addresses") IpAddress address) {
    assertThat(address.subnet().contains(address)).isTrue();
    assertThat(address.site().contains(address)).isTrue();
    assertThat(address.site().contains(address.subnet().network())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1, 192.0.2.1",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64, 2001:db8:1::/48",
    "::1, ::/64, ::/48"
  })
  void addresses_are_grouped_by_subnet_and_by_site(String text, String subnet, String site) {
    assertThat(IpAddress.parse(text).subnet()).hasToString(subnet);
    assertThat(IpAddress.parse(text).site()).hasToString(site);
  }

  @ParameterizedTest
  @CsvSource({"32, 1, 1", "32, 0, -1", "128, 0, 281470681743361", "64, 0, 1"})
  void bits_that_are_not_an_address_or_not_its_only_form_are_refused(
      int bits, long high, long low) {
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(bits, high, low));
  }

  @Provide
  static Arbitrary<IpAddress> addresses() {
    Arbitrary<Long> half =
        Arbitraries.oneOf(
            Arbitraries.longs(), Arbitraries.of(0L, 1L, 0xffffL << 32, 0x10000L, 1L << 48, -1L));
    Arbitrary<IpAddress> v6 = half.flatMap(high -> half.map(low -> IpAddress.v6(high, low)));
    return Arbitraries.oneOf(v6, Arbitraries.longs().between(0, 0xffff_ffffL).map(IpAddress::v4));
  }

  private static void parseOrRefuse(String text) {
    try {
      IpAddress address = IpAddress.parse(text);
      assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessage("must be an IPv4 or IPv6 address").hasNoCause();
    }
  }
}
