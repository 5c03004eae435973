/** IP addresses and blocks of them: parsed in one place, compared and grouped by value. */
package dev.latchkey.address;
