/** The password policy: which new passwords are accepted. */
package dev.latchkey.policy;
