package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.entity.Deadline;
import dev.althing.feature.welcome.newcomer.Admission;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.newcomer.NewcomerEvent;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.feature.welcome.premises.Target;
import dev.althing.feature.welcome.premises.Targets;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.EffectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets people in: invites them, and looks what becomes of the invitations. */
public final class Admissions {
  /** The deadline that invites; the time is part of the key, so that none replaces another. */
  static final String INVITE = "invite ";

  /** The deadline that looks what became of the invitations of a time. */
  static final String LOOK = "invited ";

  private static final Duration SOONEST = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofHours(6);

  private final Hospitality inn;
  private final Moderators moderators;

  Admissions(Hospitality inn, Moderators moderators) {
    this.inn = inn;
    this.moderators = moderators;
  }

  static Effect invitation(RoomId room, UserId person) {
    return invitation(room, person, Optional.empty());
  }

  /**
   * An invitation.
   *
   * @param watched where they must still be when it is made
   */
  static Effect invitation(RoomId room, UserId person, Optional<RoomId> watched) {
    return new Effect.SetMembership(
        room, person, MembershipChange.INVITE, Optional.empty(), watched);
  }

  /** What is to happen when somebody has accepted. */
  public static List<Effect> follow(GuestId guest, Accepted accepted) {
    List<Effect> effects = new ArrayList<>();
    effects.add(guest.schedule(INVITE + accepted.at().toEpochMilli(), accepted.at()));
    effects.add(
        new Effect.Unschedule(Newcomers.TYPE, guest.text(), Greeter.REMIND, Optional.empty()));
    effects.add(Greeter.release(guest));
    if (accepted.first()) {
      effects.add(Funnel.note(Funnel.Step.ACCEPTED, guest, accepted.at()));
    }
    return effects;
  }

  /** Invites to all rooms of the doors they opened, but where they are. */
  CompletionStage<List<Effect>> invite(GuestId guest, HouseSettings house, Deadline deadline) {
    return inn.book()
        .of(guest)
        .thenCompose(
            newcomer ->
                inn.exemptions().holdFor(guest.person())
                    ? CompletableFuture.completedFuture(List.of())
                    : inn.targets()
                        .behind(house, newcomer.acceptance().keys())
                        .thenCompose(found -> invite(guest, house, found, deadline)));
  }

  private CompletionStage<List<Effect>> invite(
      GuestId guest, HouseSettings house, Targets.Found found, Deadline deadline) {
    Wish wish = new Wish.Invite(deadline.due(), rooms(found.invites()), rooms(found.links()));
    return inn.book()
        .tell(guest, deadline.cause(), wish)
        .thenCombine(
            inn.premises().find(house.room()), (answer, watched) -> invited(guest, answer, watched))
        .thenCombine(
            moderators.missing(house, found.missing(), deadline.cause()), Admissions::concatenated);
  }

  /** The invitations first: their ordinals are their places in the list. */
  private List<Effect> invited(GuestId guest, Answer answer, Optional<RoomId> watched) {
    List<Effect> effects = new ArrayList<>();
    if (answer instanceof Answer.Happened happened
        && happened.event() instanceof NewcomerEvent.Invited invited) {
      invited.invites().forEach(room -> effects.add(invitation(room, guest.person(), watched)));
      if (!invited.invites().isEmpty()) {
        effects.add(guest.schedule(LOOK + invited.due().toEpochMilli(), inn.now().plus(SOONEST)));
      }
    }
    return effects;
  }

  private static List<RoomId> rooms(List<Target> targets) {
    return targets.stream().map(Target::room).distinct().toList();
  }

  /** Looks what became of the invitations of a time; later ones have taken the place of others. */
  CompletionStage<List<Effect>> look(GuestId guest, HouseSettings house, Deadline deadline) {
    Instant due = Instant.ofEpochMilli(Long.parseLong(deadline.key().substring(LOOK.length())));
    return inn.book()
        .of(guest)
        .thenCompose(
            newcomer ->
                newcomer.last().due().equals(due)
                    ? look(guest, house, newcomer, deadline)
                    : CompletableFuture.completedFuture(List.of()));
  }

  private CompletionStage<List<Effect>> look(
      GuestId guest, HouseSettings house, Newcomer newcomer, Deadline deadline) {
    Instant due = newcomer.last().due();
    Cause cause = guest.deadline(INVITE + due.toEpochMilli(), due).cause();
    List<CompletableFuture<Seen>> looks = new ArrayList<>();
    for (int i = 0; i < newcomer.last().rooms().size(); i++) {
      RoomId room = newcomer.last().rooms().get(i);
      if (newcomer.rooms().get(room) == Admission.INVITED) {
        looks.add(
            Deliveries.soon(inn.fates().changed(new EffectId(cause, i)))
                .thenApply(result -> new Seen(room, result))
                .toCompletableFuture());
      }
    }
    return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
        .thenApply(done -> looks.stream().map(CompletableFuture::join).toList())
        .thenCompose(all -> seen(guest, house, all, deadline));
  }

  /** What is known of an invitation; no result while it waits. */
  private record Seen(RoomId room, Optional<ChangeResult> result) {
    Optional<String> refusal() {
      return result.filter(it -> it.kind() == ChangeResult.Kind.GIVEN_UP).map(ChangeResult::reason);
    }

    boolean isDropped() {
      return result.filter(it -> it.kind() == ChangeResult.Kind.DROPPED).isPresent();
    }
  }

  private CompletionStage<List<Effect>> seen(
      GuestId guest, HouseSettings house, List<Seen> all, Deadline deadline) {
    CompletionStage<List<Effect>> effects = CompletableFuture.completedFuture(List.of());
    for (Seen seen : all) {
      if (seen.refusal().isPresent()) {
        effects =
            effects.thenCombine(
                failed(guest, house, seen, deadline.cause()), Admissions::concatenated);
      } else if (seen.isDropped()) {
        effects =
            effects.thenCombine(dropped(guest, seen, deadline.cause()), Admissions::concatenated);
      }
    }
    boolean isOpen = all.stream().anyMatch(seen -> seen.result().isEmpty());
    return isOpen
        ? effects.thenApply(told -> concatenated(told, List.of(again(guest, deadline))))
        : effects;
  }

  /** Rarely for what takes long: a homeserver may let somebody be invited once in five minutes. */
  private Effect again(GuestId guest, Deadline deadline) {
    Instant now = inn.now();
    Instant due = Instant.ofEpochMilli(Long.parseLong(deadline.key().substring(LOOK.length())));
    Duration pause = Duration.between(due, now).dividedBy(2);
    Duration bounded =
        pause.compareTo(LATEST) > 0 ? LATEST : pause.compareTo(SOONEST) < 0 ? SOONEST : pause;
    return guest.schedule(deadline.key(), now.plus(bounded));
  }

  private CompletionStage<List<Effect>> dropped(GuestId guest, Seen seen, Cause cause) {
    return inn.book()
        .tell(guest, cause.step(seen.room().value()), new Wish.DropInvite(seen.room()))
        .thenApply(
            answer ->
                answer instanceof Answer.Happened
                    ? List.of(Funnel.note(Funnel.Step.DROPPED, guest, inn.now()))
                    : List.of());
  }

  private CompletionStage<List<Effect>> failed(
      GuestId guest, HouseSettings house, Seen seen, Cause cause) {
    String reason = seen.refusal().orElse("");
    Cause step = cause.step(seen.room().value());
    return inn.book()
        .tell(guest, step, new Wish.FailInvite(seen.room(), reason))
        .thenCombine(
            inn.targets().behind(house, house.entrance().keys()),
            (answer, found) ->
                answer instanceof Answer.Happened
                    ? found.targets().stream()
                        .filter(target -> target.room().equals(seen.room()))
                        .findFirst()
                    : Optional.<Target>empty())
        .thenCompose(
            target ->
                target.isEmpty()
                    ? CompletableFuture.completedFuture(List.of())
                    : moderators
                        .trouble(house, target.get(), reason, step)
                        .thenApply(
                            told -> concatenated(List.of(link(guest, house, target.get())), told)));
  }

  private Effect link(GuestId guest, HouseSettings house, Target target) {
    return new Effect.Send(
        Destination.person(guest.person()),
        "m.room.message",
        Messages.loud(inn.view(house).inviteFailed(target), guest.person()));
  }

  private static List<Effect> concatenated(List<Effect> one, List<Effect> other) {
    List<Effect> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
