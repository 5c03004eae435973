/** Pages, assets and documents that everybody may read. */
package dev.latchkey.document;
