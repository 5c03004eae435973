package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

  @ParameterizedTest
  @CsvSource({
    "localhost,localhost",
    "localhost:9080,localhost",
    "localhost:,localhost",
    "LocalHost:1,localhost",
    "id.example.com:443,id.example.com",
    "127.0.0.1:65535,127.0.0.1",
    "[::1],::1",
    "[0:0:0:0:0:0:0:1]:9080,::1",
    "a_b.c-d.,a_b.c-d."
  })
  void a_host_is_read_without_its_port(String header, String host) {
    assertThat(HostHeader.hostOf(header)).contains(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "a b",
        "localhost:9080@evil.example",
        "user@localhost",
        "localhost:x",
        "localhost:65536",
        "localhost:99999999",
        "localhost:-1",
        "localhost, evil.example",
        "[::1",
        "::1",
        "[::1]x",
        "[::1]:x",
        "[127.0.0.1]",
        "[localhost]",
        "localhost/",
        "http://localhost",
        "loc%61lhost",
        "ünicode.example"
      })
  void any_other_text_is_not_a_host(String header) {
    assertThat(HostHeader.hostOf(header)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {261, 100_000})
  void a_text_longer_than_any_host_is_refused(int length) {
    assertThat(HostHeader.hostOf("a".repeat(length))).isEmpty();
  }
}
