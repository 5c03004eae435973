/** Accounts, and what names them. */
package dev.latchkey.account;
