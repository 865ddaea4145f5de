/** JSON as Althing reads and writes it: one mapper with bounds, identifiers as plain strings. */
@NullMarked
package dev.althing.matrix.json;

import org.jspecify.annotations.NullMarked;
