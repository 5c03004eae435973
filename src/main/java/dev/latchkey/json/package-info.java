/** Strict JSON: what is read, and how answers are written. */
package dev.latchkey.json;
