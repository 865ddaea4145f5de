/** Who has won how much: the projection that leaderboards are read from. */
@NullMarked
package dev.althing.entity.score;

import org.jspecify.annotations.NullMarked;
