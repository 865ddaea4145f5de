package dev.althing.feature.poll.ask;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a poll comes from.
 *
 * @param creator who asked
 * @param question the message with which it was asked
 * @param thread the root of the thread in which that was
 * @param at when
 * @param locale the language of the room, as a tag such as {@code en}
 * @param zone the time zone of who asked, such as {@code Europe/Berlin}
 */
public record Origin(
    RoomId room,
    UserId creator,
    EventId question,
    Optional<EventId> thread,
    Instant at,
    String locale,
    String zone) {}
