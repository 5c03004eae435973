package dev.latchkey.bench;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A flame graph of each path, taken by async-profiler while that path alone is under load. */
final class Flames {
  private static final String LIBRARY = "linux-x64/libasyncProfiler.so";
  private static final int CONNECTIONS = 8;

  private final Rig rig;
  private final Report report;

  Flames(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() {
    People people = rig.people();
    Map<String, Load.Call> paths = new LinkedHashMap<>();
    paths.put("profile", (wire, n) -> wire.send(Calls.get("/api/profile", people.token(n))));
    paths.put(
        "protected", (wire, n) -> wire.send(Calls.get("/floor/api/protected", people.token(n))));
    paths.put("jwks", (wire, n) -> wire.send(Calls.get("/.well-known/jwks.json")));
    paths.put("constant", (wire, n) -> wire.send(Calls.get("/floor/api/constant")));
    paths.put("login", people::logInKeepingToken);
    paths.put("update", (wire, n) -> wire.send(Calls.update(people.token(n), 7)));
    paths.put("signup", (wire, n) -> wire.send(Calls.signup(people.newcomer())));
    report.heading("Where the server's time goes, " + rig.kind(), "call", "whose code", "share");
    paths.forEach(this::draw);
  }

  private void draw(String name, Load.Call call) {
    double seconds = 3.0 * BenchSettings.seconds();
    try {
      Path folder = Files.createDirectories(folder());
      String stem = folder.resolve(name + "-" + rig.kind()).toString();
      String library = library().toString();
      rig.flatOut(CONNECTIONS, seconds / 3, call);
      VirtualMachine server = VirtualMachine.attach(Long.toString(rig.server().pid()));
      server.loadAgentPath(library, "start,event=cpu,interval=1ms");
      rig.flatOut(CONNECTIONS, seconds, call);
      server.loadAgentPath(library, "dump,file=" + stem + ".collapsed,collapsed");
      server.loadAgentPath(
          library,
          "stop,file="
              + stem
              + ".html,flamegraph,minwidth=0.3,title="
              + name
              + " on "
              + rig.kind());
      server.detach();
      nameLibraries(Path.of(stem + ".html"));
      Shares.of(Path.of(stem + ".collapsed"))
          .largestFirst()
          .forEach((owner, share) -> report.row(name, owner, share));
    } catch (Exception failed) {
      throw new IllegalStateException("cannot profile " + name, failed);
    }
  }

  /**
   * What was unpacked to, or made in, a temporary folder has a name that says but where that was.
   */
  private static void nameLibraries(Path graph) throws IOException {
    Files.writeString(
        graph,
        FrameNames.renamed(
            Files.readString(graph),
            name ->
                name.replaceAll("^/\\S*/resource-loader\\d+/\\w+/", "")
                    .replaceAll("^/\\S*/(ffi)\\w+ ", "$1 ")));
  }

  private static Path folder() {
    String wanted = BenchSettings.flames();
    return wanted.isEmpty()
        ? BenchSettings.scratch().resolve("flames")
        : Path.of(wanted).toAbsolutePath();
  }

  private static Path library() throws IOException {
    Path library = BenchSettings.scratch().resolve("libasyncProfiler.so");
    try (InputStream packed = Flames.class.getClassLoader().getResourceAsStream(LIBRARY)) {
      if (packed == null) {
        throw new IOException(LIBRARY + " is not on the class path");
      }
      Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
    }
    return library;
  }
}
