/**
 * A new password, for every call that sets one: the check, the end of what depended on the old one,
 * the notice.
 */
package dev.latchkey.newpassword;
