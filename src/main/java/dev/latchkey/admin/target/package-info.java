/** The account that an operator's call is about: how it is shown, and who may change it. */
package dev.latchkey.admin.target;
