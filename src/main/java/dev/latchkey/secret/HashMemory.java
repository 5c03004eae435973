package dev.latchkey.secret;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The memory that libsodium makes hashes of the current cost in, kept from one to the next. Left to
 * itself libsodium has the kernel map and clear it anew for every hash, a third of the time of one
 * of the default cost, and has no means to be given any (its issue 1469); so its calls of mmap(2)
 * and munmap(2) come here (docs/decisions/0009-hashing.md).
 *
 * <p>One size only, and what is of another goes to the kernel as ever: the time of a hash must not
 * tell of which cost the one before was. No more is kept than hashes were ever computed at once.
 * Argon2 writes every block before it reads it, so that what an earlier hash has left behind makes
 * no difference (RFC 9106 3.2).
 */
final class HashMemory {

  private static final ConcurrentLinkedDeque<Block> FREE = new ConcurrentLinkedDeque<>();
  private static final int KIB = 1024;
  private static final int SLICES = 4;

  private static volatile long size;

  private HashMemory() {}

  private record Block(Pointer at, long bytes) {}

  /** The signature of mmap(2), with {@code size_t} and {@code off_t} of 64 bits. */
  @FunctionalInterface
  interface Map extends Callback {
    Pointer invoke(Pointer at, long bytes, int protection, int flags, int file, long offset);
  }

  /** The signature of munmap(2). */
  @FunctionalInterface
  interface Unmap extends Callback {
    int invoke(Pointer at, long bytes);
  }

  /** Apart, for it cannot be loaded where native code cannot. */
  private static final class Kernel {
    static final Function MMAP = NativeLibrary.getProcess().getFunction("mmap");
    static final Function MUNMAP = NativeLibrary.getProcess().getFunction("munmap");
    // Never collected, for libsodium calls them as long as it is loaded.
    static final Map MAP = HashMemory::map;
    static final Unmap UNMAP = HashMemory::unmap;
  }

  /**
   * From now on the libsodium that this function is part of has its memory for hashes of this cost
   * from here. It must be a copy that nobody else has loaded, for that would call here still when
   * this application is gone.
   *
   * @throws IOException like IllegalStateException and LinkageError, where that is not possible;
   *     libsodium then does as it did
   */
  static void keepFor(Function ofSodium, Argon2Cost cost) throws IOException {
    ImportTable imports = new ImportTable(ofSodium);
    // Four slices of a whole number of blocks each (RFC 9106 3.2, m').
    size = (long) KIB * SLICES * (cost.memoryKib() / SLICES);
    // In this order: what is kept and never taken would only grow.
    imports.redirect("mmap", CallbackReference.getFunctionPointer(Kernel.MAP));
    imports.redirect("munmap", CallbackReference.getFunctionPointer(Kernel.UNMAP));
  }

  /** Gives the kernel back what no hash is using now. */
  static void release() {
    for (Block block = FREE.poll(); block != null; block = FREE.poll()) {
      giveBack(block);
    }
  }

  private static Pointer map(
      Pointer at, long bytes, int protection, int flags, int file, long offset) {
    Block kept = bytes == size ? FREE.poll() : null;
    if (kept != null && kept.bytes() == bytes) {
      return kept.at();
    }
    if (kept != null) {
      giveBack(kept);
    }
    return Kernel.MMAP.invokePointer(new Object[] {at, bytes, protection, flags, file, offset});
  }

  private static int unmap(Pointer at, long bytes) {
    Block block = new Block(at, bytes);
    if (bytes != size) {
      return giveBack(block);
    }
    FREE.push(block);
    return 0;
  }

  private static int giveBack(Block block) {
    return Kernel.MUNMAP.invokeInt(new Object[] {block.at(), block.bytes()});
  }
}
