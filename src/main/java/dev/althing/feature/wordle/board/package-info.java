/** The board and the results of the word game, as messages. */
@NullMarked
package dev.althing.feature.wordle.board;

import org.jspecify.annotations.NullMarked;
