/**
 * What people did with other bots, read from a file and added to what is known here: while the bot
 * is stopped, at first only on trial, and any number of times with the same effect.
 */
@NullMarked
package dev.althing.imports;

import org.jspecify.annotations.NullMarked;
