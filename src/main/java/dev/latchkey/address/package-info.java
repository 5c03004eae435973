/** IP addresses and blocks of addresses. This is the only place that parses them. */
package dev.latchkey.address;
