/** The secret order in which answers come. */
@NullMarked
package dev.althing.feature.wordle.words;

import org.jspecify.annotations.NullMarked;
