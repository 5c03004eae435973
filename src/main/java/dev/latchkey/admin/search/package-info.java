/** Finding accounts. */
package dev.latchkey.admin.search;
