/** What must be tidied up: rows of what was settled long ago, files that were sent. */
@NullMarked
package dev.althing.outbox.upkeep;

import org.jspecify.annotations.NullMarked;
