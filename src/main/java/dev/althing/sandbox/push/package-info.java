/** Push rules: which events a user wants to be notified of. */
@NullMarked
package dev.althing.sandbox.push;

import org.jspecify.annotations.NullMarked;
