package dev.althing.room.hearing;

import dev.althing.command.Routing;
import dev.althing.command.text.Addressing;
import dev.althing.command.text.Addressing.Addressed;
import dev.althing.command.text.Said;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Claims;
import dev.althing.entity.Continued;
import dev.althing.entity.Expected;
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
import dev.althing.room.answer.Addressee;
import dev.althing.room.answer.Answering;
import dev.althing.room.answer.Question;
import dev.althing.room.answer.Stimuli;
import dev.althing.room.answer.Stimuli.Answer;
import dev.althing.room.answer.Stimuli.Deed;
import dev.althing.room.answer.Talk;
import dev.althing.room.state.RoomState;
import dev.althing.spi.Permission;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Hears one room: finds out whom a text is for, and what follows from everything else. */
public final class Listener implements Hearing {
  /** What all rooms share. */
  public record Shared(
      Community community,
      Talk talk,
      Stimuli stimuli,
      Notices notices,
      Invitations invitations,
      Absence absence,
      Effects effects) {}

  /** A message, and all there is to know about it. */
  private record Heard(RoomEvent event, Message message, Moment moment) {
    Optional<EventId> thread() {
      return message.relation().threadRoot();
    }

    Question question() {
      return new Question(event.room(), event.id(), thread());
    }

    /** When the homeserver had it. */
    Instant receivedAt() {
      return Happenings.receivedAt(event, moment.readAt());
    }
  }

  /**
   * What is to be done about a text.
   *
   * @param text what was written, to be named when it is not done
   */
  private record Work(String text, Supplier<CompletionStage<List<Answer>>> begin) {}

  private static final Duration MANAGEMENT_COMES = Duration.ofSeconds(10);
  private static final Duration STIMULUS = Duration.ofSeconds(2);

  private final RoomId room;
  private final Shared shared;
  private final Answering answering;
  private final Locale locale;
  private final Missed missed = new Missed();
  private final Succession succession;
  private final Sequence beginnings = Sequence.strict();
  private final Sequence stimulations =
      new Sequence(STIMULUS, () -> CompletableFuture.completedFuture(false));

  public Listener(RoomId room, Shared shared, Attachments attachments) {
    this.room = room;
    this.shared = shared;
    this.succession = new Succession(room, shared.community()::places);
    this.locale = shared.community().locale(room);
    this.answering = new Answering(attachments, shared.notices().cut(locale));
  }

  @Override
  public Optional<Matter> hear(RoomEvent event, Moment moment) {
    if (event.content() instanceof Tombstone) {
      return succession.follow(moment.state());
    }
    if (event.isState() || event.isRedacted()) {
      return Optional.empty();
    }
    if (event.content() instanceof Encrypted) {
      return Optional.of(shared.notices().encrypted(room, locale));
    }
    if (event.content() instanceof Reaction reaction) {
      Deed deed = deed(event, moment);
      return stimulated(event, reaction.target(), () -> shared.stimuli().reacted(deed, reaction));
    }
    if (event.redacts().isPresent()) {
      EventId target = event.redacts().get();
      Deed deed = deed(event, moment);
      return stimulated(event, event.id(), () -> shared.stimuli().redacted(deed, target));
    }
    Optional<EventId> referred = event.references();
    if (referred.isPresent()) {
      Deed deed = deed(event, moment);
      return stimulated(
          event, referred.get(), () -> shared.stimuli().referred(deed, referred.get()));
    }
    return event.as(Message.class).flatMap(message -> message(new Heard(event, message, moment)));
  }

  @Override
  public boolean isImmune(UserId user, RoomState state) {
    return user.equals(shared.community().self())
        || shared.community().standing(user, state).rank().reaches(Permission.ROOM_MODERATOR);
  }

  @Override
  public List<Matter> rest(RoomState state) {
    Optional<Matter> late =
        missed.take().map(noted -> shared.notices().missed(room, noted, locale));
    // A room may have ended before the bot came, or in a gap that could not be filled.
    return Stream.of(late, succession.follow(state)).flatMap(Optional::stream).toList();
  }

  @Override
  public Optional<Matter> invited(RoomUpdate update) {
    Optional<UserId> inviter = Inviter.of(update, shared.community().self());
    // A token may be longer than a cause.
    byte[] since = update.since().orElse("").getBytes(StandardCharsets.UTF_8);
    Cause cause = Cause.own("invite:" + room + ":" + UUID.nameUUIDFromBytes(since));
    CompletionStage<List<Effect>> effects =
        shared
            .community()
            .places()
            .isHome(room)
            .thenCompose(
                isHome -> isHome ? CompletableFuture.completedFuture(true) : isAccepted(inviter))
            .thenApply(accepted -> List.of(answer(inviter, accepted)));
    return Optional.of(new Matter(cause, effects));
  }

  /** Right after a start the members of the management room may still be on their way. */
  private CompletionStage<Boolean> isAccepted(Optional<UserId> inviter) {
    return shared
        .community()
        .managementKnown(MANAGEMENT_COMES)
        .thenApply(known -> inviter.filter(shared.invitations()::accepts).isPresent());
  }

  private Effect answer(Optional<UserId> inviter, boolean accepted) {
    return accepted
        ? new Effect.Join(
            room.value(), inviter.map(UserId::server).stream().toList(), Optional.empty())
        : new Effect.Leave(room, Optional.of(shared.notices().declined(locale)));
  }

  private Optional<Matter> message(Heard heard) {
    Message message = heard.message();
    Set<UserId> bots = shared.community().settings().commands().ignoredBots();
    if (!message.isText() || message.isEdit() || bots.contains(heard.event().sender())) {
      return Optional.empty();
    }
    RoomState state = heard.moment().state();
    Addressing addressing = shared.community().addressing(room, state);
    Optional<Addressed> addressed = addressing.read(said(message), false);
    if (addressed.isPresent()) {
      return command(heard, addressed.get()).flatMap(work -> done(heard, work));
    }
    Optional<Work> work = unaddressed(heard, addressing);
    return message
        .relation()
        .meantReplyTo()
        .map(target -> replied(heard, target, work))
        .orElseGet(() -> work.flatMap(all -> done(heard, all)));
  }

  private static Said said(Message message) {
    Set<UserId> mentions = message.mentions().map(Mentions::users).orElse(Set.of());
    boolean isReply = message.relation().meantReplyTo().isPresent();
    return new Said(message.body(), message.html(), mentions, isReply);
  }

  private Optional<Work> command(Heard heard, Addressed addressed) {
    UserId sender = heard.event().sender();
    RoomState state = heard.moment().state();
    Community community = shared.community();
    Talk.Asked asked =
        new Talk.Asked(
            addressed,
            heard.question(),
            sender,
            community.standing(sender, state).rank(),
            community.place(room, state),
            heard.message().relation().meantReplyTo(),
            new Talk.Arrival(heard.receivedAt(), heard.moment().readAt()),
            locale);
    Routing routing = shared.talk().route(asked);
    return routing instanceof Routing.NotForUs
        ? Optional.empty()
        : Optional.of(
            new Work(
                addressed.prefix() + addressed.text(),
                () ->
                    shared
                        .talk()
                        .answer(asked, routing)
                        .thenApply(outcome -> List.of(new Answer(outcome, heard.thread())))));
  }

  /** Whoever claims a text comes before the commands, unless it leaves the text to them. */
  private Optional<Work> unaddressed(Heard heard, Addressing addressing) {
    Message message = heard.message();
    boolean isOfTwo = heard.moment().state().isOfTwo();
    boolean isReply = message.relation().meantReplyTo().isPresent();
    Optional<Claims.Claim> claim =
        shared.stimuli().claim(deed(heard), message.text(), isReply, isOfTwo);
    Optional<Work> claimed = claim.map(found -> claimed(heard, found));
    if (claim.filter(found -> shared.stimuli().isFor(found, message.text())).isPresent()) {
      return claimed;
    }
    return addressing
        .read(said(message), isOfTwo)
        .flatMap(bare -> command(heard, bare))
        .or(() -> claimed);
  }

  private Work claimed(Heard heard, Claims.Claim claim) {
    Deed deed = deed(heard);
    String text = heard.message().text();
    return new Work(text, () -> limited(heard, () -> shared.stimuli().said(claim, deed, text)));
  }

  /** Says something to an entity, unless the person has said too much. */
  private CompletionStage<List<Answer>> limited(
      Heard heard, Supplier<CompletionStage<List<Answer>>> work) {
    return shared
        .talk()
        .tooMuch(heard.question(), heard.event().sender(), locale)
        .<CompletionStage<List<Answer>>>map(
            reply ->
                CompletableFuture.completedFuture(
                    List.of(new Answer(Outcome.of(reply), heard.thread()))))
        .orElseGet(work);
  }

  /** A reply is for whoever waits for it; when nobody does, it may be a text like any other. */
  private Optional<Matter> replied(Heard heard, EventId target, Optional<Work> otherwise) {
    if (otherwise.isEmpty()) {
      return stimulated(
          heard.event(),
          heard.event().id(),
          () -> shared.stimuli().waiting(room, target).thenCompose(all -> waitedFor(heard, all)));
    }
    Work work = otherwise.get();
    boolean isMissed = isMissed(heard, work.text());
    return once(
        heard,
        shared.stimuli().waiting(room, target),
        waiting ->
            waitedFor(heard, waiting)
                .thenCompose(
                    answers ->
                        isMissed || !answers.stream().allMatch(Answer::isNothing)
                            ? CompletableFuture.completedFuture(answers)
                            : work.begin().get()));
  }

  private CompletionStage<List<Answer>> waitedFor(Heard heard, List<Expected> waiting) {
    return waiting.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : limited(
            heard, () -> shared.stimuli().replied(waiting, deed(heard), heard.message().text()));
  }

  private Deed deed(RoomEvent event, Moment moment) {
    Instant at = Happenings.receivedAt(event, moment.readAt());
    return new Deed(event, at, Optional.empty(), by(event.sender(), moment));
  }

  private Deed deed(Heard heard) {
    return new Deed(
        heard.event(),
        heard.receivedAt(),
        heard.thread(),
        by(heard.event().sender(), heard.moment()));
  }

  private Continued.By by(UserId sender, Moment moment) {
    Permission rank = shared.community().standing(sender, moment.state()).rank();
    return new Continued.By(sender, rank, locale);
  }

  /** A reaction is no message that could be replied to: what it is about is. */
  private Optional<Matter> stimulated(
      RoomEvent event, EventId about, Supplier<CompletionStage<List<Answer>>> work) {
    // A reaction must have been noted before it can be taken back.
    return Optional.of(matter(event, about, stimulations.after(work)));
  }

  private Optional<Matter> done(Heard heard, Work work) {
    return isMissed(heard, work.text())
        ? Optional.empty()
        : once(heard, CompletableFuture.completedFuture(work), it -> it.begin().get());
  }

  /**
   * Begins with it, unless an earlier life of this room or program has finished it.
   *
   * @param looked what must be looked up before: entities are asked in the order of the questions
   */
  private <K> Optional<Matter> once(
      Heard heard, CompletionStage<K> looked, Function<K, CompletionStage<List<Answer>>> work) {
    boolean doubtful =
        heard.moment().again()
            || isLate(heard.moment())
            || shared.absence().isDoubtful(heard.receivedAt());
    CompletionStage<Boolean> known =
        doubtful
            ? shared.effects().knows(Cause.event(heard.event().id()))
            : CompletableFuture.completedFuture(false);
    CompletionStage<Optional<K>> open =
        known.thenCombine(looked, (done, found) -> done ? Optional.empty() : Optional.of(found));
    return Optional.of(
        matter(
            heard.event(),
            heard.event().id(),
            beginnings.begin(
                open,
                found ->
                    found
                        .map(work)
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of())))));
  }

  private Matter matter(RoomEvent event, EventId about, CompletionStage<List<Answer>> answers) {
    Cause cause = Cause.event(event.id());
    return new Matter(cause, answers.thenApply(all -> effects(cause, about, all)));
  }

  private List<Effect> effects(Cause cause, EventId about, List<Answer> answers) {
    List<Effect> all = new ArrayList<>();
    Destination here = Destination.room(room);
    for (Answer answer : answers) {
      answering.answer(
          answer.outcome(), new Addressee(here, cause, Optional.of(about), answer.thread()), all);
    }
    return all;
  }

  private boolean isMissed(Heard heard, String text) {
    Instant now = heard.moment().readAt();
    boolean isMissed =
        isLate(heard.moment())
            ? shared.absence().isOld(heard.receivedAt(), now)
            : shared.absence().isMissed(heard.receivedAt(), now);
    if (isMissed) {
      // A run that ended while it caught up may have answered what is too old by now.
      missed.add(heard.event().id(), text, shared.effects().knows(Cause.event(heard.event().id())));
    }
    return isMissed;
  }

  private static boolean isLate(Moment moment) {
    return moment.source() == RoomUpdate.Source.LATE;
  }
}
