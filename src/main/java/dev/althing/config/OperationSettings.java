package dev.althing.config;

/**
 * How the program runs.
 *
 * @param parallelSends how many rooms are written to at the same time
 * @param health what is watched, and how
 * @param isTrial whether there are commands for trying out the installation
 */
public record OperationSettings(int parallelSends, HealthSettings health, boolean isTrial) {}
