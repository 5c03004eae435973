package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class HashMemoryTest {

  private static final byte[] SALT = "somesaltsomesalt".getBytes(StandardCharsets.US_ASCII);
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final int SMALL_KIB = 512;
  private static final Argon2Cost SMALL = new Argon2Cost(SMALL_KIB, 2, 1);
  private static final Argon2Cost ODD = new Argon2Cost(333, 2, 1);
  private static final int LARGE_KIB = 200 * 1024;
  private static final Argon2Cost LARGE = new Argon2Cost(LARGE_KIB, 1, 1);
  private static final int MINOR_FAULTS = 7;
  private static final int RESIDENT_PAGES = 1;
  private static final int PAGE_KIB = 4;

  private final Argon2 java = new BouncyCastleArgon2();

  @BeforeEach
  @AfterEach
  void release() {
    HashMemory.release();
  }

  @Test
  void a_second_hash_has_the_memory_of_the_first_whatever_else_was_hashed_between()
      throws Exception {
    assumeThat(Files.readString(HUGE_PAGES)).doesNotContain("[always]");
    Argon2 sodium = new SodiumArgon2(LARGE);
    long first = faultsOf(sodium, LARGE);
    long other = faultsOf(sodium, SMALL);
    long otherAgain = faultsOf(sodium, SMALL);
    long second = faultsOf(sodium, LARGE);
    assertThat(first).isGreaterThan(LARGE_KIB / PAGE_KIB / 2);
    assertThat(second).isLessThan(first / 20);
    assertThat(List.of(other, otherAgain)).allMatch(faults -> faults > SMALL_KIB / PAGE_KIB / 2);
  }

  @Test
  void what_is_released_goes_back_to_the_kernel() throws Exception {
    hash(new SodiumArgon2(LARGE), "one", LARGE);
    long kept = residentKib();
    HashMemory.release();
    assertThat(residentKib()).isLessThan(kept - LARGE_KIB / 2);
  }

  @Test
  @Timeout(20)
  void a_last_lane_that_ends_gives_the_memory_back() throws Exception {
    Argon2 sodium = new SodiumArgon2(LARGE);
    HashingLanes lanes =
        new HashingLanes(
            SecretSettingsTest.settings("m=64,t=1,p=1", Optional.empty(), 2, 1),
            Duration.ofMillis(1));
    hash(sodium, "one", LARGE);
    long kept = residentKib();
    lanes.run(Thread::currentThread).join();
    assertThat(residentKib()).isLessThan(kept - LARGE_KIB / 2);
  }

  @Test
  void what_one_hash_leaves_behind_changes_no_other() {
    Argon2 sodium = new SodiumArgon2(SMALL);
    for (int i = 0; i < 50; i++) {
      assertThat(hash(sodium, "secret " + i, SMALL)).isEqualTo(hash(java, "secret " + i, SMALL));
    }
  }

  @Test
  void hashes_side_by_side_have_memory_each_also_while_some_is_released() throws Exception {
    Argon2 sodium = new SodiumArgon2(SMALL);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      Future<?> releasing = threads.submit(() -> releaseUntil(done));
      List<Callable<Boolean>> hashing = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String password = "secret " + i;
        hashing.add(() -> agreed(sodium, password, password.endsWith("3") ? ODD : SMALL));
      }
      for (Future<Boolean> agreed : threads.invokeAll(hashing)) {
        assertThat(agreed.get()).isTrue();
      }
      done.set(true);
      releasing.get();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private static void releaseUntil(AtomicBoolean done) {
    while (!done.get()) {
      HashMemory.release();
    }
  }

  private boolean agreed(Argon2 sodium, String password, Argon2Cost cost) {
    return Arrays.equals(hash(sodium, password, cost), hash(java, password, cost));
  }

  private static long faultsOf(Argon2 engine, Argon2Cost cost) throws IOException {
    long before = minorFaults();
    hash(engine, "secret", cost);
    return minorFaults() - before;
  }

  private static byte[] hash(Argon2 engine, String password, Argon2Cost cost) {
    return engine.derive(password.getBytes(StandardCharsets.US_ASCII), SALT, cost, 32);
  }

  /** Page faults of this thread (proc(5), /proc/[pid]/stat, counted from its third field). */
  private static long minorFaults() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[MINOR_FAULTS]);
  }

  private static long residentKib() throws IOException {
    String statm = Files.readString(Path.of("/proc/self/statm"));
    return Long.parseLong(statm.split(" ")[RESIDENT_PAGES]) * PAGE_KIB;
  }
}
