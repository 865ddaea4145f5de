/**
 * The endpoints about people: profiles, account data, tags, push rules, the directory of people.
 */
@NullMarked
package dev.althing.sandbox.api.account;

import org.jspecify.annotations.NullMarked;
