/** Results of the well-known daily game that people paste, and who leads with them. */
@NullMarked
package dev.althing.feature.wordle.shares;

import org.jspecify.annotations.NullMarked;
