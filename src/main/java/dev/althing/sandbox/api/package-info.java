/** The endpoints of the embedded homeserver, one class for each group of the specification. */
@NullMarked
package dev.althing.sandbox.api;

import org.jspecify.annotations.NullMarked;
