package dev.latchkey.bench;

/** Load that does not count: the just-in-time compiler is to be through before anything does. */
final class WarmUp {
  private static final int CONNECTIONS = 8;

  private final Rig rig;

  WarmUp(Rig rig) {
    this.rig = rig;
  }

  void run() {
    People people = rig.people();
    double each = BenchSettings.warmUpSeconds() / 6.5;
    rig.flatOut(CONNECTIONS, each, (wire, n) -> wire.send(Calls.login(people.name(n))));
    // The deepest path takes the compiler longest.
    get("/api/profile", 2.5 * each);
    get("/floor/api/protected", each / 2);
    get("/floor/api/constant", each / 2);
    get("/floor/api/select?id=" + people.someId(), each / 2);
    get("/.well-known/jwks.json", each / 2);
    rig.flatOut(CONNECTIONS, each / 2, (wire, n) -> wire.send(Calls.update(people.token(n), 7)));
    rig.flatOut(CONNECTIONS, each / 2, (wire, n) -> wire.send(Calls.signup(people.newcomer())));
  }

  private void get(String path, double seconds) {
    rig.flatOut(
        CONNECTIONS, seconds, (wire, n) -> wire.send(Calls.get(path, rig.people().token(n))));
  }
}
