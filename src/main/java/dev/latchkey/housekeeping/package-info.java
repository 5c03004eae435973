/** Work that is repeated: deliveries, keys, purging, metrics that cost a query. */
package dev.latchkey.housekeeping;
