/**
 * The identifiers of Matrix as records over one string: they check themselves, print themselves and
 * depend on the JDK only, because plugins compile against them.
 */
@NullMarked
package dev.althing.matrix.id;

import org.jspecify.annotations.NullMarked;
