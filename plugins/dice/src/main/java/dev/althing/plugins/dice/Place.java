package dev.althing.plugins.dice;

/**
 * A part of what was written.
 *
 * @param text as it was written
 * @param at the number of its first character, from 1
 */
record Place(String text, int at) {}
