/** The questions of the quiz: packs of them, how they are read and what they may not be. */
@NullMarked
package dev.althing.feature.trivia.bank;

import org.jspecify.annotations.NullMarked;
