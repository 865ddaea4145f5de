/** The rules of the quiz in one room: questions, votes, points and what is told of them. */
@NullMarked
package dev.althing.feature.trivia.game;

import org.jspecify.annotations.NullMarked;
