/** The first filters of every request, and the JAX-RS application. */
package dev.latchkey.web;
