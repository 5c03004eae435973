/** The published status lists: what other services download. */
package dev.latchkey.statuslist;
