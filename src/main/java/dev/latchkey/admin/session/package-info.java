/** The operator's calls for sessions. */
package dev.latchkey.admin.session;
