package dev.althing.config;

import java.time.Duration;

/**
 * How the program runs.
 *
 * @param parallelSends how many rooms are written to at the same time
 * @param healthReuse how long the result of the health checks is used again
 * @param healthLimit how long one health check may take
 * @param isTrial whether there are commands for trying out the installation
 */
public record OperationSettings(
    int parallelSends, Duration healthReuse, Duration healthLimit, boolean isTrial) {}
