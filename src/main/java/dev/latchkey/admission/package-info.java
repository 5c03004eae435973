/**
 * Decides which calls may hash now. A hash is the only expensive operation that an unauthenticated
 * caller can request, so {@link dev.latchkey.admission.AdmissionFilter} limits how many such calls
 * run at once. Waiting calls hold no thread, and the code of the calls does not know that they
 * waited.
 */
package dev.latchkey.admission;
