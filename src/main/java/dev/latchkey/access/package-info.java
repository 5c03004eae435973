/** The filters in front of protected calls: a live session, or the operator's token. */
package dev.latchkey.access;
