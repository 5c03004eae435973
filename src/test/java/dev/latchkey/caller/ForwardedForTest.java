package dev.latchkey.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.address.IpAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedForTest {
  private static final AddressBlock PROXIES = AddressBlock.parse("10.0.0.0/8");
  private static final IpAddress PEER = IpAddress.parse("10.0.0.1");

  private static String client(String... lines) {
    return ForwardedFor.client(PEER, List.of(lines), PROXIES::contains).toString();
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
        "203.0.113.7:54321|203.0.113.7",
        "[2001:db8::7]:443|2001:db8::7",
        "[2001:db8::7]|2001:db8::7",
        "198.51.100.1:1, 203.0.113.7:2 , 10.2.2.2:3|203.0.113.7",
        "::ffff:203.0.113.7|203.0.113.7",
        "198.51.100.1,::ffff:10.1.1.1|198.51.100.1"
      })
  void the_last_address_that_is_not_a_proxy_is_the_client(String header, String client) {
    assertThat(client(header)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "203.0.113.7, _hidden",
        "203.0.113.7, ",
        ",",
        "",
        "localhost",
        "203.0.113.7:",
        "203.0.113.7:123456",
        "203.0.113.7:x",
        "203.0.113.7:80:80",
        "[203.0.113.7]",
        "[203.0.113.7]:80",
        "[2001:db8::7",
        "2001:db8::7]",
        "[2001:db8::7]443",
        "[2001:db8::7]:",
        "[]:443",
        "[",
        "]",
        "[[2001:db8::7]]",
        "\"203.0.113.7\"",
        "for=203.0.113.7"
      })
  void a_proxy_that_reports_no_address_counts_as_the_client(String header) {
    assertThat(client(header)).isEqualTo("10.0.0.1");
  }

  @Test
  void the_lines_of_the_header_are_one_list() {
    assertThat(client("198.51.100.1", "203.0.113.7", "10.2.2.2")).isEqualTo("203.0.113.7");
  }

  @Test
  void without_the_header_the_peer_is_the_client() {
    assertThat(client()).isEqualTo("10.0.0.1");
  }

  @Test
  void a_peer_that_is_not_a_proxy_is_not_believed() {
    IpAddress stranger = IpAddress.parse("192.0.2.1");
    assertThat(ForwardedFor.client(stranger, List.of("203.0.113.7"), PROXIES::contains))
        .isEqualTo(stranger);
  }

  @Test
  void after_sixteen_proxies_nothing_more_is_read() {
    String fifteen = "203.0.113.7" + ",10.0.0.2".repeat(15);
    assertThat(client(fifteen)).isEqualTo("203.0.113.7");
    assertThat(client("203.0.113.7" + ",10.0.0.2".repeat(16))).isEqualTo("10.0.0.2");
  }

  @Property
  void the_address_that_the_proxy_saw_overrides_the_claim_of_the_client(@ForAll String claimed) {
    assertThat(client(claimed + ",203.0.113.7")).isEqualTo("203.0.113.7");
  }

  @Property
  void no_text_causes_an_exception(@ForAll String text) {
    client(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ",", "[", ":", "1", ", ", "10.0.0.2,", "\t,"})
  void sixteen_megabytes_take_no_longer_than_it_takes_to_read_them(String piece) {
    String spaces = "1.2.3.4" + piece.repeat((16 << 20) / piece.length()) + "x";
    long started = System.nanoTime();
    client(spaces);
    client(Collections.nCopies(1 << 16, spaces.substring(0, 100)).toArray(String[]::new));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }
}
