/**
 * The reading of the settings: the environment over the file over the defaults, every key asked for
 * by the form it is written in, and everything that is wrong collected before anything is refused.
 */
@NullMarked
package dev.althing.config.reading;

import org.jspecify.annotations.NullMarked;
