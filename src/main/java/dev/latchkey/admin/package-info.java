/** The operator's calls for accounts and sessions. */
package dev.latchkey.admin;
