package dev.latchkey.argon2;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;

/** Binds the two libsodium functions that we use (doc.libsodium.org). */
interface Sodium extends Library {
  /** {@code crypto_pwhash_ALG_ARGON2ID13}: Argon2id, version 19, one lane. */
  int ARGON2ID = 2;

  /**
   * Prepares the library and chooses the fastest code for this processor.
   *
   * @return a negative number if the library cannot be used
   */
  int sodium_init();

  /**
   * Derives {@code out} from a password and a salt of 16 bytes.
   *
   * @param opslimit passes over the memory
   * @param memlimit in bytes
   * @return zero, or another number if there is not enough memory
   */
  int crypto_pwhash(
      byte[] out,
      long outlen,
      byte[] passwd,
      long passwdlen,
      byte[] salt,
      long opslimit,
      NativeLong memlimit,
      int alg);
}
