/** Seeing, changing and erasing one's own account. */
package dev.latchkey.profile;
