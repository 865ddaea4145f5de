package dev.althing.config;

import java.time.Duration;

/**
 * How the program runs.
 *
 * @param parallelSends how many rooms are written to at the same time
 * @param healthReuse how long the result of the health checks is used again
 * @param healthLimit how long one health check may take
 */
public record OperationSettings(int parallelSends, Duration healthReuse, Duration healthLimit) {}
