/**
 * What happens in rooms: one actor per room that reads its events in order, keeps its state, finds
 * out whom a text is for, and hands over what follows from it.
 */
@NullMarked
package dev.althing.room;

import org.jspecify.annotations.NullMarked;
