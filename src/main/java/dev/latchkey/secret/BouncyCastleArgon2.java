package dev.latchkey.secret;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id by BouncyCastle, in Java: for platforms that libsodium does not load on, and for
 * parameters that it lacks. The memory comes from the Java heap, and lanes run one after another.
 */
final class BouncyCastleArgon2 implements Argon2 {

  @Override
  public String engineName() {
    return "bouncycastle";
  }

  @Override
  public boolean covers(Argon2Cost cost, int saltBytes, int digestBytes) {
    return true;
  }

  @Override
  public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .build());
    byte[] digest = new byte[digestBytes];
    generator.generateBytes(password, digest);
    return digest;
  }
}
