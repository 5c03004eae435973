/** Numbers that an operator plots. */
package dev.latchkey.admin.stats;
