/** HTTP as the RFCs write it: what a request may look like, and documents that anyone may read. */
package dev.latchkey.web;
