package dev.latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whose code the samples of a profile were taken in: the innermost frame that has an owner. */
final class Shares {
  /** Told apart by what a frame's name starts with, or holds; the first that fits. */
  private static final Map<String, List<String>> OWNERS = owners();

  private final Map<String, Long> samples = new LinkedHashMap<>();
  private long all;

  /** Reads a profile in the collapsed format: frames from the outermost, a space, a count. */
  static Shares of(Path collapsed) {
    Shares shares = new Shares();
    try (Stream<String> lines = Files.lines(collapsed)) {
      lines.forEach(shares::add);
      return shares;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Map<String, List<String>> owners() {
    Map<String, List<String>> owners = new LinkedHashMap<>();
    // Its file is deleted once it is loaded, and so its frames have no name.
    owners.put("libsodium", List.of("libsodium", "com/sun/jna/"));
    owners.put("Derby, or the PostgreSQL driver", List.of("org/apache/derby/", "org/postgresql/"));
    owners.put(
        "connection pool and transactions",
        List.of(
            "com/ibm/ws/rsadapter/", "com/ibm/ejs/j2c/", "com/ibm/tx/", "com/ibm/ws/Transaction"));
    owners.put("EclipseLink", List.of("org/eclipse/persistence/", "com/ibm/ws/jpa/"));
    owners.put("EJB and CDI", List.of("com/ibm/ejs/", "org/jboss/weld/", "com/ibm/ws/cdi/"));
    owners.put(
        "MP-JWT and security",
        List.of(
            "com/ibm/ws/security/",
            "com/ibm/ws/webcontainer/security/",
            "org/jose4j/",
            "io/smallrye/config/"));
    owners.put("JAX-RS", List.of("org/jboss/resteasy/", "io/openliberty/org/jboss/resteasy/"));
    owners.put("JSON", List.of("com/fasterxml/jackson/"));
    owners.put("signing", List.of("org/conscrypt/", "com/nimbusds/"));
    owners.put("logging", List.of("com/ibm/ws/logging/", "java/util/logging/"));
    owners.put("Latchkey", List.of("dev/latchkey/"));
    owners.put("sockets and HTTP", List.of("com/ibm/", "sun/nio/ch/", "io/openliberty/"));
    return owners;
  }

  private void add(String line) {
    int space = line.lastIndexOf(' ');
    String[] frames = line.substring(0, space).split(";");
    long count = Long.parseLong(line.substring(space + 1));
    String owner = owner(frames);
    if (owner != null) {
      samples.merge(owner, count, Long::sum);
      all += count;
    }
  }

  /** Null for threads that are nobody's work of ours: the compiler, the collector. */
  private static String owner(String[] frames) {
    for (int i = frames.length - 1; i >= 0; i--) {
      String frame = frames[i];
      for (Map.Entry<String, List<String>> owner : OWNERS.entrySet()) {
        if (owner.getValue().stream().anyMatch(frame::contains)) {
          return owner.getKey();
        }
      }
    }
    return null;
  }

  /** Owner and share, the largest first, those below a hundredth left out. */
  Map<String, Double> largestFirst() {
    Map<String, Double> shares = new LinkedHashMap<>();
    samples.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .filter(owner -> owner.getValue() * 100 >= all)
        .forEach(owner -> shares.put(owner.getKey(), (double) owner.getValue() / all));
    return shares;
  }
}
