package dev.latchkey.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationsTest {
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "4,4", "5,8", "500,512"})
  void a_batch_has_one_of_a_few_lengths(int size, int length) {
    List<String> ids = IntStream.range(0, size).mapToObj(i -> "id" + i).toList();
    List<String> padded = Revocations.padded(ids);
    assertThat(padded).hasSize(length).startsWith(ids.toArray(String[]::new));
    assertThat(padded.subList(size, length)).allMatch(ids.get(size - 1)::equals);
  }
}
