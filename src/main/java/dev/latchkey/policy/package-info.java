/** Which passwords may be set. */
package dev.latchkey.policy;
