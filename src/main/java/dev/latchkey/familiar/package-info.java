/**
 * Which address groups an account was logged in from. Such an address keeps its owner from being
 * locked out.
 */
package dev.latchkey.familiar;
