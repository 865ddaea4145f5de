package dev.althing.plugins.dice;

/**
 * One roll that somebody asked for.
 *
 * @param formula what to roll
 * @param label what it is for, as it was written; empty for nothing
 */
record Roll(Formula formula, String label) {}
