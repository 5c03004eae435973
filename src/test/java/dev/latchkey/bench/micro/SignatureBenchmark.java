package dev.latchkey.bench.micro;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.concurrent.TimeUnit;
import org.conscrypt.Conscrypt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One ES256 signature made and checked, by Conscrypt and by the JDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBenchmark {
  /** Who does the arithmetic. */
  @Param({"conscrypt", "jdk"})
  public String provider;

  private final byte[] text = "a".repeat(480).getBytes(StandardCharsets.US_ASCII);
  private Provider arithmetic;
  private KeyPair pair;
  private byte[] signed;

  /** Makes a key and a signature to check. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    arithmetic = provider.equals("jdk") ? Security.getProvider("SunEC") : Conscrypt.newProvider();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    pair = generator.generateKeyPair();
    signed = sign();
  }

  /** A new signature. */
  @Benchmark
  public byte[] sign() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA", arithmetic);
    signature.initSign(pair.getPrivate());
    signature.update(text);
    return signature.sign();
  }

  /** The check of one. */
  @Benchmark
  public boolean verify() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA", arithmetic);
    signature.initVerify(pair.getPublic());
    signature.update(text);
    return signature.verify(signed);
  }
}
