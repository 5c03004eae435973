/** What the reader of a mail can do with any link: see what it is for, and refuse it. */
package dev.latchkey.link;
