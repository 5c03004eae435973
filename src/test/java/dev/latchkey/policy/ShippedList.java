package dev.latchkey.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The list as shipped, read another way than the code under test reads it. */
final class ShippedList {

  private ShippedList() {}

  static List<String> lines() {
    try (InputStream packed = ShippedList.class.getResourceAsStream("common-passwords.txt.gz");
        InputStream unpacked = new GZIPInputStream(packed)) {
      return new String(unpacked.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
