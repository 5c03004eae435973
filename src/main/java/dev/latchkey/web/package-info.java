/** The filters that every request passes first, and the JAX-RS application. */
package dev.latchkey.web;
