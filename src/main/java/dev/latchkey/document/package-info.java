/** Public pages, assets and documents. */
package dev.latchkey.document;
