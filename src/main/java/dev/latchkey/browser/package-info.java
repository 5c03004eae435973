/** Signing in and out with a browser. */
package dev.latchkey.browser;
