/**
 * Who may hash now. A hash is the one expensive thing that a stranger can ask for, so calls that
 * hash pass one at a time through {@link dev.latchkey.admission.AdmissionFilter}. No thread waits
 * there. The rest of such a call is written as if it never had to wait.
 */
package dev.latchkey.admission;
