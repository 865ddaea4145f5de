/** Which games and the like are on, room by room. */
@NullMarked
package dev.althing.feature.games;

import org.jspecify.annotations.NullMarked;
