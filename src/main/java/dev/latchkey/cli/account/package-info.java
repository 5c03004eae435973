/** Commands about accounts: find, create, change, erase, passwords, roles, sessions. */
package dev.latchkey.cli.account;
