/** What one player has played: events, rules, statistics. */
@NullMarked
package dev.althing.feature.wordle.player;

import org.jspecify.annotations.NullMarked;
