/** The quiz: rounds of questions in a room, answered by reactions or by typing. */
@NullMarked
package dev.althing.feature.trivia;

import org.jspecify.annotations.NullMarked;
