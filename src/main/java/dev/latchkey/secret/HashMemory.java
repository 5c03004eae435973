package dev.latchkey.secret;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The memory that libsodium hashes in, kept from one hash to the next. Left to itself libsodium has
 * the kernel map and clear it anew for every hash, a third of the time of a hash of the default
 * cost, and has no means to be given any (its issue 1469); so its calls of mmap(2) and munmap(2)
 * come here (docs/decisions/0009-hashing.md).
 *
 * <p>No more is kept than hashes were ever computed at once. Argon2 writes every block before it
 * reads it, so that what an earlier hash has left behind makes no difference (RFC 9106 3.2).
 */
final class HashMemory {

  private static final ConcurrentLinkedDeque<Block> FREE = new ConcurrentLinkedDeque<>();

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
   * From now on the libsodium that this function is part of has its memory from here.
   *
   * @throws IOException like IllegalStateException and LinkageError, where that is not possible;
   *     libsodium then does as it did
   */
  static void keepFor(Function ofSodium) throws IOException {
    ImportTable imports = new ImportTable(ofSodium);
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
    Block block = FREE.poll();
    if (block != null && block.bytes() == bytes) {
      return block.at();
    }
    if (block != null) {
      giveBack(block);
    }
    return Kernel.MMAP.invokePointer(new Object[] {at, bytes, protection, flags, file, offset});
  }

  private static int unmap(Pointer at, long bytes) {
    FREE.push(new Block(at, bytes));
    return 0;
  }

  private static void giveBack(Block block) {
    Kernel.MUNMAP.invokeInt(new Object[] {block.at(), block.bytes()});
  }
}
