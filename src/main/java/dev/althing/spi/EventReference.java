package dev.althing.spi;

import dev.althing.matrix.id.EventId;
import java.util.Optional;

/**
 * An event as somebody named it: by a link to it, or by its id alone.
 *
 * @param room the room, if the link names it; else the room where it was said is meant
 * @param event the event's id
 */
public record EventReference(Optional<RoomReference> room, EventId event) {}
