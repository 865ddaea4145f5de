package dev.althing.entity.score;

import dev.althing.matrix.id.UserId;

/**
 * How somebody stands among others.
 *
 * @param points all they have won
 * @param count how often something was counted for them
 * @param wins how often that was more than nothing
 */
public record Standing(UserId person, long points, long count, long wins) {}
