/**
 * Random picks from rosters: what is written becomes a {@link dev.althing.plugins.picks.Wish},
 * chance makes a draw of it, and a view puts that into words. A reaction draws again by the {@link
 * dev.althing.plugins.picks.Ticket} that the answer carries.
 */
@NullMarked
package dev.althing.plugins.picks;

import org.jspecify.annotations.NullMarked;
