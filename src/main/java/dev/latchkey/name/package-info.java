/** What people are called: usernames, mail addresses, full names. */
package dev.latchkey.name;
