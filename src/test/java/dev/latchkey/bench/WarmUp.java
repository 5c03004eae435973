package dev.latchkey.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Load that does not count. The just-in-time compiler takes 300 000 calls and more until a read is
 * as cheap as it gets, and stands still for seconds on the way, so each call is repeated until it
 * has got no cheaper for two quarters of the warm-up's time, and all of them twice: what one has
 * taught the compiler another unteaches it.
 */
final class WarmUp {
  private static final int CONNECTIONS = 8;
  private static final int PASSES = 2;
  private static final int PATIENCE = 2;
  private static final int MOST = 6;
  private static final int LOGINS = 6;
  private static final double CHEAPER = 0.97;

  private final Rig rig;

  WarmUp(Rig rig) {
    this.rig = rig;
  }

  void run() {
    People people = rig.people();
    // Nearly all of a login is its hash: what the compiler still saves beside it is not seen in it.
    rig.flatOut(
        CONNECTIONS,
        LOGINS * BenchSettings.warmUpSeconds(),
        (wire, n) -> wire.send(Calls.login(people.name(n))));
    Map<String, Load.Call> calls = new LinkedHashMap<>();
    calls.put("signup", (wire, n) -> wire.send(Calls.signup(people.newcomer())));
    calls.put("update", (wire, n) -> wire.send(Calls.update(people.token(n), 7)));
    calls.put("jwks", get("/.well-known/jwks.json"));
    calls.put("constant", get("/floor/api/constant"));
    calls.put("select", get("/floor/api/select?id=" + people.someId()));
    calls.put("protected", get("/floor/api/protected"));
    calls.put("profile", get("/api/profile"));
    for (int pass = 0; pass < PASSES; pass++) {
      calls.values().forEach(this::untilItGetsNoCheaper);
    }
  }

  private Load.Call get(String path) {
    return (wire, n) -> wire.send(Calls.get(path, rig.people().token(n)));
  }

  private void untilItGetsNoCheaper(Load.Call call) {
    double slice = BenchSettings.warmUpSeconds() / 4.0;
    double least = Double.MAX_VALUE;
    int left = PATIENCE;
    for (int slices = 0; left > 0 && slices < MOST; slices++) {
      double cpu = rig.flatOut(CONNECTIONS, slice, call).serverCpuMillis();
      left = cpu < CHEAPER * least ? PATIENCE : left - 1;
      least = Math.min(least, cpu);
    }
  }
}
