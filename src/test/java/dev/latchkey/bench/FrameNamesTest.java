package dev.latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is changed in a flame graph, and the names that were written by it are not. */
class FrameNamesTest {
  private static final Path GRAPHS = Path.of("docs/images/flames");

  @ParameterizedTest
  @ValueSource(strings = {"constant", "jwks", "login", "profile", "protected", "signup", "update"})
  void a_graph_whose_names_stay_is_the_same(String call) throws IOException {
    String graph = Files.readString(GRAPHS.resolve(call + "-derby.html"));
    assertThat(FrameNames.renamed(graph, UnaryOperator.identity())).isEqualTo(graph);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/var/a1/", "/var/a1/b2/"})
  void what_shared_a_name_is_written_anew(String folder) {
    String graph =
        "const cpool = [\n'all',\n' /var/a1/one',\n'(b2/two',\n',hree',\n' it\\'s'\n];\n";
    assertThat(FrameNames.renamed(graph, name -> name.replace(folder, "")))
        .isEqualTo(
            folder.equals("/var/a1/")
                ? "const cpool = [\n'all',\n' one',\n' b2/two',\n'$hree',\n' it\\'s'\n];\n"
                : "const cpool = [\n'all',\n' /var/a1/one',\n' two',\n'!hree',\n' it\\'s'\n];\n");
  }
}
