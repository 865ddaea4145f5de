package dev.althing.feature.trivia.game;

import dev.althing.matrix.id.UserId;

/**
 * What an answer was worth.
 *
 * @param millis how long it took
 * @param points what it won, bonuses included
 * @param streak how many in a row that makes; 0 when it was wrong
 */
public record Result(UserId person, boolean isRight, long millis, int points, int streak) {}
