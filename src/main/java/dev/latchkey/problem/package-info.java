/** Every refusal, with its status and text; what an exception means; how failures are logged. */
package dev.latchkey.problem;
