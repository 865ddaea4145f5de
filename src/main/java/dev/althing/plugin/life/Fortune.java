package dev.althing.plugin.life;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Where time and chance come from. */
public record Fortune(InstantSource clock, RandomGenerator random) {}
