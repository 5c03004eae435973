/** Works around faults of Open Liberty. Each class says in which version it can be removed. */
package dev.latchkey.liberty;
