/** The rules of the word game: what a guess shows, what may be guessed, which day it is. */
@NullMarked
package dev.althing.feature.wordle.rules;

import org.jspecify.annotations.NullMarked;
