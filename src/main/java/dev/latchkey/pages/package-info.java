/** The pages for people: signing in and up, mailed links, the account. */
package dev.latchkey.pages;
