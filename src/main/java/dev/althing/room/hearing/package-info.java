/** What of a room is heard, in which order, and what is done about it. */
@NullMarked
package dev.althing.room.hearing;

import org.jspecify.annotations.NullMarked;
