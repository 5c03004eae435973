package dev.latchkey.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import whose caller loses its right on the way. */
class LostRightTest {
  private static final ImportMode CREATE = new ImportMode(false, false);
  private static final String LINE = "{\"email\":\"ada@example.com\"}\n";

  private final ImportRig rig = new ImportRig();
  private int checks;
  private int reads;

  @AfterEach
  void close() {
    rig.close();
  }

  /** A right that so many checks confirm. */
  private CallerRight confirmed(int times, Duration pause) {
    return new CallerRight(
        () -> {
          checks++;
          if (checks > times) {
            throw ProblemType.TOKEN_REFUSED.raise();
          }
        },
        pause);
  }

  private void refused(InputStream in, CallerRight right) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> rig.imports.from(in, CREATE, ImportRig.PERSON, right))
        .matches(refusal -> refusal.type() == ProblemType.TOKEN_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\n', 'x'})
  void it_ends_also_while_only_empty_lines_or_parts_of_a_line_arrive(char sent) {
    refused(trickling(sent), confirmed(3, Duration.ZERO));
    assertThat(reads).isEqualTo(3);
  }

  /** The same character a thousand times, one at each read. */
  private InputStream trickling(char sent) {
    return new InputStream() {
      @Override
      public int read() {
        return reads++ < 1000 ? sent : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        buffer[offset] = (byte) sent;
        return read() < 0 ? -1 : 1;
      }
    };
  }

  @Test
  void the_last_lines_are_not_written_also_if_the_pause_is_not_over() {
    refused(new ByteArrayInputStream(LINE.getBytes(UTF_8)), confirmed(0, Duration.ofHours(1)));
    assertThat(rig.accountsWhere("1 = 1")).isZero();
  }

  @Test
  void what_was_written_before_stays() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      lines.append(LINE.replace("ada", "ada" + i));
    }
    byte[] body = lines.toString().getBytes(UTF_8);
    refused(new ByteArrayInputStream(body), confirmed(1, Duration.ofHours(1)));
    assertThat(rig.accountsWhere("1 = 1")).isEqualTo(100);
  }
}
