package dev.latchkey.secret;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a loaded library keeps the addresses of those functions of the C library that it calls, and
 * the means to put others there. For x86-64 and glibc only: the dynamic section is found with
 * dladdr1(3) and read as the System V ABI, AMD64 supplement, has it (4.4 "Relocation", 5.2 "Dynamic
 * Linking").
 */
final class ImportTable {

  private static final NativeLibrary LIBC = NativeLibrary.getProcess();
  private static final int RTLD_DL_LINKMAP = 2;
  private static final int LINK_MAP_DYNAMIC = 16;
  private static final long DT_STRTAB = 5;
  private static final long DT_SYMTAB = 6;
  private static final long DT_RELA = 7;
  private static final long DT_RELASZ = 8;
  private static final long DT_JMPREL = 23;
  private static final long DT_PLTRELSZ = 2;
  private static final int R_X86_64_GLOB_DAT = 6;
  private static final int R_X86_64_JUMP_SLOT = 7;
  private static final int ENTRY_BYTES = 24; // of a relocation, and of a symbol
  private static final int PAGE_BYTES = 4096;
  private static final int PROT_READ = 1;
  private static final int PROT_READ_WRITE = 3;
  private static final Pattern REGION = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (r[w-])..? .*");

  private final long base;
  private final Pointer dynamicSection;

  /**
   * The table of the library that this function is part of.
   *
   * @throws IllegalStateException on another platform
   */
  ImportTable(Function ofLibrary) {
    if (!Platform.isLinux() || !Platform.isIntel() || !Platform.is64Bit()) {
      throw new IllegalStateException("this is not Linux on x86-64");
    }
    PointerByReference linkMap = new PointerByReference();
    try (Memory symbolInfo = new Memory(4L * Long.BYTES)) {
      Object[] arguments = {ofLibrary, symbolInfo, linkMap, RTLD_DL_LINKMAP};
      if (LIBC.getFunction("dladdr1").invokeInt(arguments) == 0) {
        throw new IllegalStateException(ofLibrary.getName() + " is no library's");
      }
    }
    this.base = linkMap.getValue().getLong(0);
    this.dynamicSection = linkMap.getValue().getPointer(LINK_MAP_DYNAMIC);
  }

  /**
   * From now on the library calls this instead of the C library's function.
   *
   * @throws IllegalStateException if it does not call that function, or calls another's already
   * @throws IOException if the kernel does not tell how the table is protected
   */
  void redirect(String function, Pointer replacement) throws IOException {
    Pointer slot = slot(function);
    Pointer original = LIBC.getFunction(function);
    if (slot.getLong(0) != Pointer.nativeValue(original)) {
      throw new IllegalStateException("another's " + function + " is called already");
    }
    if (readOnly(Pointer.nativeValue(slot))) {
      protect(slot, PROT_READ_WRITE);
      slot.setPointer(0, replacement);
      protect(slot, PROT_READ);
    } else {
      slot.setPointer(0, replacement);
    }
  }

  private Pointer slot(String function) {
    long found = slot(function, DT_RELA, DT_RELASZ);
    found = found == 0 ? slot(function, DT_JMPREL, DT_PLTRELSZ) : found;
    if (found == 0) {
      throw new IllegalStateException(function + " is not called");
    }
    return new Pointer(base + found);
  }

  private long slot(String function, long tableTag, long bytesTag) {
    Pointer relocations = new Pointer(address(tableTag));
    long bytes = dynamic(bytesTag);
    for (long at = 0; at < bytes; at += ENTRY_BYTES) {
      long info = relocations.getLong(at + Long.BYTES);
      int type = (int) info;
      if ((type == R_X86_64_GLOB_DAT || type == R_X86_64_JUMP_SLOT)
          && name(info >>> Integer.SIZE).equals(function)) {
        return relocations.getLong(at);
      }
    }
    return 0;
  }

  private String name(long symbol) {
    int offset = new Pointer(address(DT_SYMTAB)).getInt(symbol * ENTRY_BYTES);
    return new Pointer(address(DT_STRTAB)).getString(offset, "US-ASCII");
  }

  /** glibc has made an address of what the section holds, but where the section is read-only. */
  private long address(long tag) {
    long value = dynamic(tag);
    return Long.compareUnsigned(value, base) < 0 ? base + value : value;
  }

  /** A value in the dynamic section; 0 for none. */
  private long dynamic(long tag) {
    long at = 0;
    while (dynamicSection.getLong(at) != tag && dynamicSection.getLong(at) != 0) {
      at += 2L * Long.BYTES;
    }
    return dynamicSection.getLong(at) == tag ? dynamicSection.getLong(at + Long.BYTES) : 0;
  }

  /** Whether the loader has taken the right to write there away ("RELRO"), as proc(5) tells it. */
  private static boolean readOnly(long address) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
      Matcher region = REGION.matcher(line);
      if (region.matches()
          && Long.parseUnsignedLong(region.group(1), 16) <= address
          && Long.parseUnsignedLong(region.group(2), 16) > address) {
        return region.group(3).equals("r-");
      }
    }
    throw new IllegalStateException("nothing is mapped at the table");
  }

  private static void protect(Pointer slot, int protection) {
    Pointer page = new Pointer(Pointer.nativeValue(slot) / PAGE_BYTES * PAGE_BYTES);
    Object[] arguments = {page, (long) PAGE_BYTES, protection};
    if (LIBC.getFunction("mprotect").invokeInt(arguments) != 0) {
      throw new IllegalStateException("the table cannot be protected with " + protection);
    }
  }
}
