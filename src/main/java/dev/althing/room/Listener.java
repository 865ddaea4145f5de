package dev.althing.room;

import dev.althing.command.Addressing;
import dev.althing.command.Addressing.Addressed;
import dev.althing.command.Routing;
import dev.althing.command.Said;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Claims;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.Reaction;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.event.Tombstone;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.Effects;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.sync.RoomUpdate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Hears one room: finds out whom a text is for, and what follows from everything else. */
final class Listener implements Hearing {
  /** What all rooms share. */
  record Shared(
      Community community,
      Talk talk,
      Stimuli stimuli,
      Notices notices,
      Invitations invitations,
      Absence absence,
      Effects effects) {}

  private static final Duration MANAGEMENT_COMES = Duration.ofSeconds(10);
  private static final Duration STIMULUS = Duration.ofSeconds(2);

  private final RoomId room;
  private final Shared shared;
  private final Answering answering;
  private final Locale locale;
  private final Missed missed = new Missed();
  private final Sequence beginnings = Sequence.strict();
  private final Sequence stimulations =
      new Sequence(STIMULUS, () -> CompletableFuture.completedFuture(false));

  Listener(RoomId room, Shared shared, Attachments attachments) {
    this.room = room;
    this.shared = shared;
    this.locale = shared.community().locale(room);
    this.answering = new Answering(attachments, shared.notices().cut(locale));
  }

  @Override
  public Optional<Matter> hear(RoomEvent event, Moment moment) {
    if (event.content() instanceof Tombstone tombstone) {
      return ended(event, tombstone, moment.state());
    }
    if (event.isState() || event.isRedacted()) {
      return Optional.empty();
    }
    if (event.content() instanceof Encrypted) {
      return Optional.of(shared.notices().encrypted(room, locale));
    }
    if (event.content() instanceof Reaction reaction) {
      return stimulated(event, () -> shared.stimuli().reacted(event, reaction, locale));
    }
    if (event.redacts().isPresent()) {
      EventId target = event.redacts().get();
      return stimulated(event, () -> shared.stimuli().redacted(event, target, locale));
    }
    return event.as(Message.class).flatMap(message -> message(event, message, moment));
  }

  @Override
  public Optional<Matter> rest(RoomState state) {
    return missed.take().map(all -> shared.notices().missed(room, all, locale));
  }

  @Override
  public Optional<Matter> invited(RoomUpdate update) {
    Optional<UserId> inviter = Inviter.of(update, shared.community().self());
    // A token may be longer than a cause.
    byte[] since = update.since().orElse("").getBytes(StandardCharsets.UTF_8);
    Cause cause = Cause.own("invite:" + room + ":" + UUID.nameUUIDFromBytes(since));
    // Right after a start the members of the management room may still be on their way.
    CompletionStage<List<Effect>> effects =
        shared
            .community()
            .managementKnown(MANAGEMENT_COMES)
            .thenApply(known -> List.of(answer(inviter)));
    return Optional.of(new Matter(cause, effects));
  }

  private Effect answer(Optional<UserId> inviter) {
    // The operator has named it; whom a management room belongs to is known only inside.
    boolean isOurs = shared.community().isManagement(room) || shared.community().isHome(room);
    return isOurs || inviter.filter(shared.invitations()::accepts).isPresent()
        ? new Effect.Join(
            room.value(), inviter.map(UserId::server).stream().toList(), Optional.empty())
        : new Effect.Leave(room, Optional.of(shared.notices().declined(locale)));
  }

  private Optional<Matter> message(RoomEvent event, Message message, Moment moment) {
    Set<UserId> bots = shared.community().settings().commands().ignoredBots();
    if (!message.isText() || message.isEdit() || bots.contains(event.sender())) {
      return Optional.empty();
    }
    Addressing addressing = shared.community().addressing(room, moment.state());
    Optional<Addressed> addressed = addressing.read(said(message), false);
    if (addressed.isPresent()) {
      return command(event, message, addressed.get(), moment);
    }
    Optional<EventId> thread = message.relation().threadRoot();
    Optional<Claims.Claim> claim = shared.stimuli().claim(event, thread);
    if (claim.isPresent()) {
      return claimed(event, message, claim.get(), moment);
    }
    if (message.relation().meantReplyTo().isPresent()) {
      EventId target = message.relation().meantReplyTo().get();
      return stimulated(
          event, () -> shared.stimuli().replied(event, target, message.text(), locale));
    }
    return moment.state().isOfTwo()
        ? addressing
            .read(said(message), true)
            .flatMap(bare -> command(event, message, bare, moment))
        : Optional.empty();
  }

  private static Said said(Message message) {
    Set<UserId> mentions = message.mentions().map(Mentions::users).orElse(Set.of());
    boolean isReply = message.relation().meantReplyTo().isPresent();
    return new Said(message.body(), message.html(), mentions, isReply);
  }

  private Optional<Matter> command(
      RoomEvent event, Message message, Addressed addressed, Moment moment) {
    Instant receivedAt = receivedAt(event, moment);
    Community community = shared.community();
    Talk.Asked asked =
        new Talk.Asked(
            addressed,
            question(event, message),
            event.sender(),
            community.standing(event.sender(), moment.state()).rank(),
            community.place(room, moment.state()),
            message.relation().meantReplyTo(),
            new Talk.Arrival(receivedAt, moment.readAt()),
            locale);
    Routing routing = shared.talk().route(asked);
    if (routing instanceof Routing.NotForUs) {
      return Optional.empty();
    }
    if (isMissed(event, addressed.prefix() + addressed.text(), moment)) {
      return Optional.empty();
    }
    return once(
        event, moment, () -> shared.talk().answer(asked, routing).thenApply(List::of), message);
  }

  private Optional<Matter> claimed(
      RoomEvent event, Message message, Claims.Claim claim, Moment moment) {
    if (isMissed(event, message.text(), moment)) {
      return Optional.empty();
    }
    return once(
        event, moment, () -> shared.stimuli().said(claim, event, message.text(), locale), message);
  }

  private Optional<Matter> stimulated(
      RoomEvent event, Supplier<CompletionStage<List<Outcome>>> work) {
    // A reaction must have been noted before it can be taken back.
    CompletionStage<List<Effect>> effects =
        stimulations
            .after(work)
            .thenApply(all -> effects(all, new Question(room, event.id(), Optional.empty())));
    return Optional.of(new Matter(Cause.event(event.id()), effects));
  }

  private interface Work {
    CompletionStage<List<Outcome>> begin();
  }

  /** Begins with it, unless an earlier life of this room or program has finished it. */
  private Optional<Matter> once(RoomEvent event, Moment moment, Work work, Message message) {
    Cause cause = Cause.event(event.id());
    Question question = question(event, message);
    boolean doubtful = moment.again() || shared.absence().isDoubtful(receivedAt(event, moment));
    CompletionStage<Boolean> known =
        doubtful ? shared.effects().knows(cause) : CompletableFuture.completedFuture(false);
    // Whatever takes long to look up: entities are asked in the order of the questions.
    CompletionStage<List<Effect>> effects =
        beginnings.begin(
            known,
            done ->
                done
                    ? CompletableFuture.completedFuture(List.of())
                    : work.begin().thenApply(all -> effects(all, question)));
    return Optional.of(new Matter(cause, effects));
  }

  private List<Effect> effects(List<Outcome> outcomes, Question question) {
    List<Effect> all = new ArrayList<>();
    outcomes.forEach(outcome -> all.addAll(answering.effects(outcome, question)));
    return all;
  }

  private boolean isMissed(RoomEvent event, String text, Moment moment) {
    boolean isMissed = shared.absence().isMissed(receivedAt(event, moment), moment.readAt());
    if (isMissed) {
      missed.add(event.id(), text);
    }
    return isMissed;
  }

  private Question question(RoomEvent event, Message message) {
    return new Question(room, event.id(), message.relation().threadRoot());
  }

  /** When the homeserver had it, by the age it says; never by the sender's clock. */
  private static Instant receivedAt(RoomEvent event, Moment moment) {
    Duration age = event.age().filter(a -> !a.isNegative()).orElse(Duration.ZERO);
    return moment.readAt().minus(age);
  }

  private Optional<Matter> ended(RoomEvent event, Tombstone tombstone, RoomState state) {
    if (!state.mayPutState(event.sender(), "m.room.tombstone")) {
      return Optional.empty();
    }
    return tombstone
        .replacement()
        .filter(next -> !next.equals(room))
        .map(
            next ->
                new Effect.Join(
                    next.value(), List.of(event.sender().server()), Optional.<String>empty()))
        .map(
            join ->
                new Matter(
                    Cause.event(event.id()), CompletableFuture.completedFuture(List.of(join))));
  }
}
