package dev.latchkey.bench.micro;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One Argon2id hash by each of the two engines, at the default cost and at Keycloak's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HashBenchmark {
  /** Memory in KiB and passes. */
  @Param({"19456:2", "7168:5"})
  public String cost;

  private final SodiumJava sodium = new SodiumJava(LibraryLoader.Mode.PREFER_BUNDLED);
  private final byte[] password = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);
  private final byte[] salt = new byte[16];

  private int memory() {
    return Integer.parseInt(cost.substring(0, cost.indexOf(':')));
  }

  private int passes() {
    return Integer.parseInt(cost.substring(cost.indexOf(':') + 1));
  }

  /** By libsodium, over JNA. */
  @Benchmark
  public byte[] libsodium() {
    byte[] digest = new byte[32];
    int failed =
        sodium.crypto_pwhash(
            digest,
            digest.length,
            password,
            password.length,
            salt,
            passes(),
            new NativeLong(memory() * 1024L, true),
            2);
    if (failed != 0) {
      throw new IllegalStateException("libsodium refused");
    }
    return digest;
  }

  /** By BouncyCastle, in Java. */
  @Benchmark
  public byte[] bouncycastle() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(memory())
            .withIterations(passes())
            .withParallelism(1)
            .build());
    byte[] digest = new byte[32];
    generator.generateBytes(password, digest);
    return digest;
  }
}
