/** The operator's calls that create, change and erase one account. */
package dev.latchkey.admin.account;
