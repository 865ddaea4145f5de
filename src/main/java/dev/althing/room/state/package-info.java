/** What is known of a room: its state, its members, and where that is stored. */
@NullMarked
package dev.althing.room.state;

import org.jspecify.annotations.NullMarked;
