/** Accounts, and the names and addresses that identify them. */
package dev.latchkey.account;
