/**
 * The subnets from which an account was recently logged in to. Failed logins from elsewhere do not
 * lock the owner out at a familiar address.
 */
package dev.latchkey.familiar;
