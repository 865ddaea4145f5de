/** Which answer each day has, for everybody of one installation. */
@NullMarked
package dev.althing.feature.wordle.days;

import org.jspecify.annotations.NullMarked;
