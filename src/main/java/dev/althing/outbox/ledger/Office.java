package dev.althing.outbox.ledger;

import akka.actor.typed.ActorRef;
import dev.althing.journal.Database;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.limits.Limits;
import dev.althing.trouble.Backoff;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What it takes to change state.
 *
 * @param client the homeserver
 * @param database where changes are kept
 * @param view what is known of rooms
 * @param limits who gives permits
 * @param backoff how long to wait after trouble
 * @param clock the time
 * @param random spreads repeated tries; used by several threads
 */
public record Office(
    MatrixClient client,
    Database database,
    RoomStateView view,
    ActorRef<Limits.Command> limits,
    Backoff backoff,
    InstantSource clock,
    RandomGenerator random) {}
