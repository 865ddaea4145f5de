package dev.althing.feature.welcome.around;

import dev.althing.entity.Entities;
import dev.althing.entity.score.Scores;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.reads.Reads;
import java.time.InstantSource;

/**
 * What the welcome needs of everything around it.
 *
 * @param people who is not greeted
 * @param places which rooms are meant
 * @param rooms what is known of rooms
 * @param fates what became of messages and invitations
 * @param reads asks the homeserver
 * @param scores where the funnel is counted
 */
public record Surroundings(
    Entities entities,
    People people,
    Places places,
    RoomStateView rooms,
    Fates fates,
    Reads reads,
    Scores scores,
    InstantSource clock) {}
