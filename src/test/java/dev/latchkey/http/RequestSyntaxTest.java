package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "text/html, application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "application/json ; charset=utf-8 ; q=0.123",
        "application/ld+json;profile=\"https://a.example/x y\"",
        "a/b;q=1.000",
        "a/b;q=0.",
        " a/b\t,\tc/d "
      })
  void a_list_of_media_ranges_is_understood(String accept) {
    assertThat(MediaRanges.areTypes(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "x;;;q=2,/",
        "a/b,,c/d",
        "a/b,",
        ",a/b",
        "a/",
        "/b",
        "a/b/c",
        "a/b;",
        "a/b;q",
        "a/b;q=",
        "a/b;q=2",
        "a/b;q=1.1",
        "a/b;Q=x",
        "a/b;q=\"1\"",
        "a/b;q=0.1234",
        "a/b;x=\"y",
        "a/b;x=\"y,z\"",
        "a/b;x=\"\\\"\"",
        "a/b c/d",
        "a/ü",
        "a/b;q =1",
        "a/\u0001"
      })
  void anything_else_is_not(String accept) {
    assertThat(MediaRanges.areTypes(accept)).isFalse();
  }

  @Test
  void a_long_list_is_refused_before_it_is_read() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(1),
        () -> assertThat(MediaRanges.areTypes("a/b,".repeat(2_000_000) + "a/b")).isFalse());
  }

  @ParameterizedTest
  @CsvSource({"'*',true", "'en-US, de;q=0.5',true", "'x;q=zz',false", "'en;;',false", "'',false"})
  void a_list_of_languages_is_understood(String languages, boolean understood) {
    assertThat(MediaRanges.areLanguages(languages)).isEqualTo(understood);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,true",
    "application/json;charset=UTF-8,true",
    "x,false",
    "'a/b,c/d',false",
    "a/b;;x=,false"
  })
  void a_content_type_is_one_type(String type, boolean understood) {
    assertThat(MediaRanges.isType(type)).isEqualTo(understood);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/profile", "/api/%F0%9F%98%80", "/a.b/..c/x..", "/%20", "/%5b%60"})
  void a_plain_path_is_let_through(String path) {
    assertThat(RequestTarget.fault(path, null)).isEmpty();
    assertThat(RequestTarget.fault(path, "x=%c3%a4&y")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%", "/%z0", "/%0", "/%ff", "/%c3%28", "/%00", "/a%0a", "/%7f", "/%c2%85"})
  void a_path_that_is_not_text_is_a_400(String path) {
    assertThat(RequestTarget.fault(path, null)).contains(ProblemType.BAD_REQUEST);
  }

  @Test
  void a_query_that_cannot_be_decoded_is_a_400() {
    assertThat(RequestTarget.fault("/", "to=%zz")).contains(ProblemType.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//metrics",
        "/./metrics",
        "/x/../metrics",
        "/metrics;x",
        "/metrics/.",
        "/metrics/..",
        "/x/%2e%2e/metrics",
        "/%2e/metrics",
        "/metrics%3bx",
        "/x%2fmetrics",
        "/x%2Fmetrics",
        "/x%5cmetrics",
        "/x\\metrics",
        "/..;/x",
        "/ibm_security_logout",
        "/api/j_security_check",
        "/%6a_security_check",
        "/%6detrics",
        "/%6Detrics",
        "/%41",
        "/%5A",
        "/%5f",
        "/%30",
        "/%2D",
        "/%7e"
      })
  void another_spelling_of_a_path_is_a_404(String path) {
    assertThat(RequestTarget.fault(path, null)).contains(ProblemType.NOT_FOUND);
  }
}
