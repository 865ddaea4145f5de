/**
 * What is said in a room: an envelope ({@link dev.althing.matrix.event.RoomEvent}) around a sealed
 * {@link dev.althing.matrix.event.Content}. Everything that arrives is hostile, so reading is
 * tolerant: content that makes no sense becomes {@code Unknown}, and no event can fail a sync.
 */
@NullMarked
package dev.althing.matrix.event;

import org.jspecify.annotations.NullMarked;
