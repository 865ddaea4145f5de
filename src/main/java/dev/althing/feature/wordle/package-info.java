/** The word game: its commands, and what becomes of what players write. */
@NullMarked
package dev.althing.feature.wordle;

import org.jspecify.annotations.NullMarked;
