package dev.althing.room;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.room.hearing.Hearing;
import dev.althing.room.hearing.Inviter;
import dev.althing.room.hearing.Law.Sentence;
import dev.althing.room.hearing.Turns;
import dev.althing.room.state.MemberWatch;
import dev.althing.room.state.RoomState;
import dev.althing.room.state.RoomStore;
import dev.althing.sync.RoomUpdate;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Owns everything that happens in one room, one event at a time: keeps the state, hears the
 * timeline in order, and says an update is taken when all that follows from it is durable. It
 * throws when an event cannot be stood; its supervisor tells it again.
 */
final class Room extends AbstractBehavior<Room.Command> {
  sealed interface Command {}

  /**
   * An update to take in.
   *
   * @param again whether an earlier life of the room may have begun with it
   * @param skip events that are in the quarantine
   */
  record Deliver(long number, RoomUpdate update, boolean again, Set<EventId> skip)
      implements Command {
    /** The set is not copied as long as it is one that cannot change. */
    Deliver {
      skip = Set.copyOf(skip);
    }
  }

  record Stop() implements Command {}

  private record Loaded(RoomStore.Stored stored) implements Command {}

  private record Failed(Throwable fault) implements Command {}

  private record Taken(long number) implements Command {}

  private record Judged(Map<EventId, Sentence> sentences) implements Command {}

  private record MembersRead(boolean complete) implements Command {}

  /** Looks whether the members are to be known. */
  record WatchAgain() implements Command {}

  private record Rest() implements Command {}

  /** Whom a room tells. */
  interface Landlord {
    /** An update is safe. */
    void taken(long number);

    /** Nothing has happened for a while. */
    void idle(ActorRef<Command> room);
  }

  /**
   * What a room works with.
   *
   * @param keeper keeps an event whose key is not there yet
   * @param rest how long a room may be idle before it is let go
   */
  record Surroundings(
      RoomStore store,
      Reception.Ears ears,
      Turns turns,
      OwnEvents ownEvents,
      MemberWatch watch,
      Reception.Keeper keeper,
      Duration rest) {}

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final RoomId id;
  private final Surroundings around;
  private final Landlord landlord;
  private final RoomState state;
  private final Reception reception;
  private final List<Deliver> early = new ArrayList<>();
  private final Docket docket;
  private boolean loaded;
  private boolean membersKnown;

  /** Ends with all that was delivered; an event told twice is safe when its first telling is. */
  private CompletableFuture<?> safe = CompletableFuture.completedFuture(null);

  static Behavior<Command> create(
      RoomId id, RoomState empty, Surroundings around, Landlord landlord) {
    return Behaviors.setup(
        context -> {
          context.setReceiveTimeout(around.rest(), new Rest());
          return new Room(context, id, empty, around, landlord);
        });
  }

  private Room(
      ActorContext<Command> context,
      RoomId id,
      RoomState empty,
      Surroundings around,
      Landlord landlord) {
    super(context);
    this.id = id;
    this.around = around;
    this.landlord = landlord;
    this.state = empty;
    this.reception = new Reception(empty, around);
    this.docket = new Docket(id, around.ownEvents().self(), around.ears().law());
    context.pipeToSelf(
        around.store().load(id),
        (stored, fault) -> fault == null ? new Loaded(stored) : new Failed(fault));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Deliver.class, this::onDeliver)
        .onMessage(Loaded.class, this::onLoaded)
        .onMessage(Failed.class, this::onFailed)
        .onMessage(Taken.class, this::onTaken)
        .onMessage(Judged.class, this::onJudged)
        .onMessage(MembersRead.class, this::onMembersRead)
        .onMessage(WatchAgain.class, this::onWatchAgain)
        .onMessage(Rest.class, this::onRest)
        .onMessage(Stop.class, this::onStop)
        .build();
  }

  private Behavior<Command> onLoaded(Loaded done) {
    RoomStore.Stored stored = done.stored();
    stored.state().forEach(state::apply);
    state.count(stored.counts());
    stored.membership().ifPresent(state::standing);
    state.opener(stored.opener());
    membersKnown = stored.membersKnown();
    loaded = true;
    watchMembers();
    early.forEach(this::take);
    early.clear();
    return this;
  }

  private Behavior<Command> onDeliver(Deliver deliver) {
    if (loaded) {
      take(deliver);
    } else {
      early.add(deliver);
    }
    return this;
  }

  private Behavior<Command> onTaken(Taken taken) {
    landlord.taken(taken.number());
    return this;
  }

  private Behavior<Command> onFailed(Failed failed) {
    Throwable fault = Causes.of(failed.fault());
    if (fault instanceof EventFault || fault instanceof UpdateFault) {
      throw (RuntimeException) fault;
    }
    throw new IllegalStateException("room " + id + " cannot go on", fault);
  }

  private Behavior<Command> onWatchAgain(WatchAgain again) {
    if (loaded) {
      watchMembers();
    }
    return this;
  }

  private Behavior<Command> onRest(Rest rest) {
    landlord.idle(getContext().getSelf());
    return this;
  }

  private Behavior<Command> onStop(Stop stop) {
    return Behaviors.stopped();
  }

  private void take(Deliver deliver) {
    if (!docket.holds(deliver)) {
      take(deliver, Map.of());
    } else if (docket.isFirst()) {
      judge();
    }
  }

  private void judge() {
    getContext()
        .pipeToSelf(
            docket.judge(state, user -> around.ears().hearing().isImmune(user, state)),
            (sentences, fault) -> new Judged(fault == null ? sentences : Map.of()));
  }

  private Behavior<Command> onJudged(Judged judged) {
    take(docket.next(), judged.sentences());
    if (!docket.isEmpty()) {
      judge();
    }
    return this;
  }

  private void take(Deliver deliver, Map<EventId, Sentence> sentences) {
    try {
      begin(deliver, sentences);
    } catch (EventFault fault) {
      throw fault;
    } catch (RuntimeException fault) {
      throw new UpdateFault(deliver.number(), fault);
    }
  }

  private void begin(Deliver deliver, Map<EventId, Sentence> sentences) {
    RoomUpdate update = deliver.update();
    Membership before = state.ownMembership().orElse(Membership.LEAVE);
    List<CompletableFuture<?>> parts = new ArrayList<>();
    List<RoomEvent> changed = new ArrayList<>();
    update.state().forEach(event -> apply(event, deliver, changed));
    update.summary().ifPresent(state::count);
    Presence presence = Presence.in(update, before, around.ownEvents());
    for (RoomEvent event : update.timeline()) {
      if (event.isState()) {
        apply(event, deliver, changed);
      }
      if (presence.hears(event) && !deliver.skip().contains(event.id())) {
        Optional<Sentence> sentence = Optional.ofNullable(sentences.get(event.id()));
        parts.addAll(reception.hear(event, deliver, sentence));
      }
    }
    stand(update);
    watchMembers();
    rest(deliver).forEach(stage -> parts.add(Blamed.on(deliver, stage)));
    store(before, update, changed).map(stage -> Blamed.on(deliver, stage)).ifPresent(parts::add);
    parts.add(safe);
    CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    safe = all;
    getContext()
        .pipeToSelf(
            all, (done, fault) -> fault == null ? new Taken(deliver.number()) : new Failed(fault));
  }

  private void apply(RoomEvent event, Deliver deliver, List<RoomEvent> changed) {
    if (deliver.skip().contains(event.id())) {
      return;
    }
    try {
      state.apply(event);
      around.watch().changed(event);
      changed.add(event);
    } catch (RuntimeException fault) {
      throw new EventFault(event, fault);
    }
  }

  /** Sees to it that everybody in a watched room is known, once the bot is in it. */
  private void watchMembers() {
    if (!state.isJoined()) {
      around.watch().left(id);
      membersKnown = false;
      return;
    }
    around
        .watch()
        .begin(id, membersKnown)
        .ifPresent(
            stage ->
                getContext().pipeToSelf(stage, (all, fault) -> new MembersRead(fault == null)));
  }

  private Behavior<Command> onMembersRead(MembersRead read) {
    membersKnown |= read.complete();
    if (!read.complete()) {
      getContext().scheduleOnce(LOOK_AGAIN, getContext().getSelf(), new WatchAgain());
    }
    return this;
  }

  private void stand(RoomUpdate update) {
    if (update.isAside()) {
      // How the bot stood then is said by the events; how it stands now is said elsewhere.
      return;
    }
    switch (update.section()) {
      case JOIN -> state.standing(Membership.JOIN);
      case INVITE -> {
        state.standing(Membership.INVITE);
        state.opener(Inviter.toTalk(update, around.ownEvents().self()));
      }
      case KNOCK -> state.standing(Membership.KNOCK);
      case LEAVE -> {
        if (state.isJoined()) {
          state.standing(Membership.LEAVE);
        }
      }
    }
  }

  private List<CompletionStage<Void>> rest(Deliver deliver) {
    RoomUpdate update = deliver.update();
    List<Hearing.Matter> matters =
        update.section() == Section.INVITE
            ? around.ears().hearing().invited(update).stream().toList()
            : isWhole(update.source()) ? around.ears().hearing().rest(state) : List.of();
    return matters.stream()
        .map(m -> around.turns().write(m.cause(), Blamed.on(deliver, m.consequences())))
        .toList();
  }

  /** Whether nothing more of the kind follows at once. */
  private static boolean isWhole(Source source) {
    return source == Source.NEWS || source == Source.LATE;
  }

  private Optional<CompletionStage<?>> store(
      Membership before, RoomUpdate update, List<RoomEvent> changed) {
    Membership now = state.ownMembership().orElse(Membership.LEAVE);
    if (changed.isEmpty() && now == before && update.summary().isEmpty()) {
      return Optional.empty();
    }
    membersKnown &= now == Membership.JOIN;
    var change =
        new RoomStore.Change(id, now, state.counts(), membersKnown, state.opener(), changed);
    return Optional.of(around.store().store(change));
  }
}
