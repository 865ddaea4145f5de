package dev.althing.room;

import akka.actor.typed.Behavior;
import dev.althing.crypto.Ciphertexts;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Sending;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.room.answer.Stimuli;
import dev.althing.room.answer.Talk;
import dev.althing.room.hearing.Absence;
import dev.althing.room.hearing.Audience;
import dev.althing.room.hearing.Community;
import dev.althing.room.hearing.Invitations;
import dev.althing.room.hearing.Law;
import dev.althing.room.hearing.Listener;
import dev.althing.room.hearing.Notices;
import dev.althing.room.hearing.Turns;
import dev.althing.room.state.MemberWatch;
import dev.althing.room.state.RoomState;
import dev.althing.room.state.RoomStore;
import dev.althing.sync.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Everything that rooms are made of, put together once for all of them. */
public final class RoomKeeper {
  private static final Duration REST = Duration.ofMinutes(5);
  private static final Duration TURN = Duration.ofSeconds(2);

  /** What rooms keep and look up. */
  public record Stores(
      RoomStore rooms,
      Quarantine quarantine,
      Ciphertexts ciphertexts,
      MemberWatch members,
      Attachments attachments) {}

  /** What rooms talk with. */
  public record Voices(
      Community community, Talk talk, Stimuli stimuli, Notices notices, Bystanders bystanders) {}

  /**
   * Who hears everything in all rooms.
   *
   * @param law judges it first
   * @param audience hears it all the same
   */
  public record Bystanders(Law law, Audience audience) {}

  /**
   * What rooms hand over to.
   *
   * @param isCatchingUp asks the journal whether it is away, or, after a start or an outage, behind
   */
  public record Ways(
      Effects effects, Sending sending, Supplier<CompletionStage<Boolean>> isCatchingUp) {}

  /**
   * When this run began, and how long commands may wait.
   *
   * @param heardBefore when an earlier run last heard from the homeserver
   */
  public record Times(
      InstantSource clock, Optional<Instant> heardBefore, Instant startedAt, Duration maxAge) {}

  private final Stores stores;
  private final Voices voices;
  private final Ways ways;
  private final Times times;
  private final Consumer<RoomEvent> probe;

  /**
   * Rooms of these parts.
   *
   * @param probe sees every event before it is heard; throws in tests
   */
  public RoomKeeper(
      Stores stores, Voices voices, Ways ways, Times times, Consumer<RoomEvent> probe) {
    this.stores = stores;
    this.voices = voices;
    this.ways = ways;
    this.times = times;
    this.probe = probe;
  }

  /** The supervisor of such rooms. */
  public Behavior<Rooms.Command> supervisor(Rooms.Watch watch, RandomGenerator random) {
    return Rooms.create(this::room, stores.quarantine(), watch, random);
  }

  private Behavior<Room.Command> room(RoomId id, Room.Landlord landlord) {
    Community community = voices.community();
    Listener.Shared shared =
        new Listener.Shared(
            community,
            voices.talk(),
            voices.stimuli(),
            voices.notices(),
            new Invitations(
                community.settings().community().invites(), community.owners(), community::manages),
            new Absence(times.heardBefore(), times.startedAt(), times.maxAge()),
            ways.effects());
    Room.Surroundings around =
        new Room.Surroundings(
            stores.rooms(),
            new Reception.Ears(
                voices.bystanders().law(),
                new Listener(id, shared, stores.attachments()),
                voices.bystanders().audience(),
                probe),
            new Turns(ways.effects(), TURN, ways.isCatchingUp()),
            new OwnEvents(community.self(), ways.sending()::settle),
            stores.members(),
            stores.ciphertexts()::keep,
            REST);
    return Room.create(id, new RoomState(community.self()), around, landlord);
  }
}
