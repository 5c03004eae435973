package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A healthy start of Open Liberty alarms nobody. */
@LatchkeyIT
class StartLogIT {
  private static final Path WLP = Path.of("target/liberty/wlp");

  @Test
  void a_healthy_start_writes_no_warning_into_the_log() throws IOException {
    Path log = StolenDatabase.server().resolve("logs/messages.log");
    List<String> start = new ArrayList<>();
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      start.add(line);
      if (line.contains("Latchkey is ready.")) {
        break;
      }
    }
    assertThat(start).anyMatch(line -> line.contains("Latchkey is ready."));
    assertThat(start).noneMatch(line -> line.matches("\\[[^]]+] [0-9a-f]+ \\S+ +[WEF] .*"));
  }

  /** Nothing is missing: the server looks for it in the wrong one of its bundles. */
  @Test
  void the_first_mail_warns_of_no_missing_resource() throws IOException {
    NewUser owner = NewUser.signedUp();
    owner.forget().ok();
    Mailbox.of(owner.email()).await(1);
    assertThat(ServerLogs.now().linesWith("javamail.default.address.map")).isEmpty();
  }

  /** Before it has a log, Java writes to the console. */
  @Test
  void java_says_nothing_about_its_options_or_the_servers_agent()
      throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(WLP), "no Open Liberty here");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Files.readAllLines(Path.of("src/main/liberty/config/jvm.options")).stream()
        .filter(line -> line.startsWith("-"))
        .forEach(command::add);
    command.add("-javaagent:" + WLP.resolve("bin/tools/ws-javaagent.jar"));
    command.add("-version");
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).contains("version").doesNotContainIgnoringCase("warning");
  }
}
