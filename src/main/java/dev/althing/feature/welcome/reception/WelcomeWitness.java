package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.Witness;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.newcomer.Admission;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.NewcomerEvent;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Greeted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.KnockDecided;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Knocked;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.RoomEntered;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.feature.welcome.newcomer.Wish;
import dev.althing.feature.welcome.premises.Premises.Part;
import dev.althing.feature.welcome.premises.Premises.Role;
import dev.althing.spi.event.Happening;
import dev.althing.spi.event.Happening.Member;
import dev.althing.spi.event.Happening.Membership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sees who comes to watched places and goes, and how they stand to the rooms behind. */
public final class WelcomeWitness implements Witness {
  private static final String NAME = "welcome";

  private final Hospitality inn;
  private final Moderators moderators;

  /** The witness of these places. */
  public WelcomeWitness(Hospitality inn, Moderators moderators) {
    this.inn = inn;
    this.moderators = moderators;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean sees(Happening happening) {
    return happening instanceof Member member
        && !isSame(member)
        && inn.premises().mayHold(member.room());
  }

  /** Whether it is only another name. */
  private static boolean isSame(Member member) {
    return member.before().filter(member.now()::equals).isPresent();
  }

  @Override
  public CompletionStage<List<Effect>> saw(Happening happening) {
    Member member = (Member) happening;
    return inn.premises()
        .parts(member.room())
        .thenCompose(
            parts -> {
              CompletionStage<List<Effect>> all = CompletableFuture.completedFuture(List.of());
              for (Part part : parts) {
                all = all.thenCompose(before -> with(before, part, member));
              }
              return all;
            });
  }

  private CompletionStage<List<Effect>> with(List<Effect> before, Part part, Member member) {
    // What is waited at is found by its place in the list.
    return saw(part, member, before.size())
        .thenApply(
            more -> {
              List<Effect> all = new ArrayList<>(before);
              all.addAll(more);
              return all;
            });
  }

  private CompletionStage<List<Effect>> saw(Part part, Member member, int ordinal) {
    GuestId guest = new GuestId(part.house().name(), member.user());
    Cause cause = Cause.event(member.id()).step(NAME).step(part.role().name());
    if (part.role() == Role.WATCHED) {
      return watched(guest, part.house(), member, cause);
    }
    if (part.role() == Role.KNOCKED && member.now() == Membership.KNOCK) {
      return inn.exemptions().holdFor(member.user())
          ? nothing()
          : knocked(guest, part.house(), member, cause, ordinal);
    }
    return behind(guest, member, cause);
  }

  private CompletionStage<List<Effect>> watched(
      GuestId guest, HouseSettings house, Member member, Cause cause) {
    Instant at = Hospitality.exact(member.at());
    if (member.isArrival() && !inn.exemptions().holdFor(guest.person())) {
      return arrived(guest, house, member, cause);
    }
    if (member.now() == Membership.LEAVE || member.now() == Membership.BAN) {
      return inn.book()
          .tell(guest, cause, new Wish.Go(at, member.now() == Membership.BAN))
          .thenApply(
              answer ->
                  answer instanceof Answer.Happened
                      ? List.of(
                          new Effect.Unschedule(
                              Newcomers.TYPE, guest.text(), Greeter.REMIND, Optional.empty()))
                      : List.of());
    }
    return nothing();
  }

  private CompletionStage<List<Effect>> arrived(
      GuestId guest, HouseSettings house, Member member, Cause cause) {
    Instant at = Hospitality.exact(member.at());
    return inn.book()
        .of(house.name())
        .thenCompose(
            state ->
                inn.book()
                    .tell(
                        guest,
                        cause,
                        new Wish.Come(
                            at,
                            member.before().isPresent(),
                            state.pause().isPresent(),
                            house.times().againAfter())))
        .thenCompose(answer -> received(guest, house, answer, cause));
  }

  private CompletionStage<List<Effect>> received(
      GuestId guest, HouseSettings house, Answer answer, Cause cause) {
    NewcomerEvent event = event(answer);
    if (event instanceof NewcomerEvent.PassedOver passed) {
      return done(List.of(Funnel.note(Funnel.Step.JOINED, guest, passed.at())));
    }
    if (event instanceof NewcomerEvent.Returned) {
      return done(List.of(Greeter.claim(guest, inn.now().plus(house.times().answerWithin()))));
    }
    if (!(event instanceof Greeted greeted)) {
      return nothing();
    }
    List<Effect> effects =
        List.of(
            guest.schedule(Greeter.GREET, greeted.at()),
            Funnel.note(Funnel.Step.JOINED, guest, greeted.at()));
    return house.halls().announce().isEmpty()
        ? done(effects)
        : announced(guest, house, cause, effects);
  }

  /** Gathered with others who come at the same time. */
  private CompletionStage<List<Effect>> announced(
      GuestId guest, HouseSettings house, Cause cause, List<Effect> effects) {
    return inn.book()
        .tell(house.name(), cause, new House.Wish.Arrive(guest.person()))
        .thenApply(
            answer -> {
              List<Effect> all = new ArrayList<>(effects);
              if (answer instanceof House.Answer.Happened) {
                all.add(HouseKind.schedule(house, inn.now()));
              }
              return all;
            });
  }

  private CompletionStage<List<Effect>> behind(GuestId guest, Member member, Cause cause) {
    if (member.now() == Membership.JOIN) {
      return inn.book()
          .tell(guest, cause, new Wish.Enter(member.room()))
          .thenApply(
              answer ->
                  event(answer) instanceof RoomEntered entered && entered.first()
                      ? List.of(
                          Funnel.note(Funnel.Step.ENTERED, guest, Hospitality.exact(member.at())))
                      : List.of());
    }
    return left(member)
        .map(
            how ->
                inn.book()
                    .tell(guest, cause, new Wish.Leave(member.room(), how))
                    .thenApply(answer -> List.<Effect>of()))
        .orElseGet(WelcomeWitness::nothing);
  }

  /** How somebody left a room; empty when they did not, or only took back a knock. */
  private static Optional<Admission> left(Member member) {
    boolean isOwn = member.sender().equals(member.user());
    if (member.now() == Membership.BAN) {
      return Optional.of(Admission.PUT_OUT);
    }
    if (member.now() != Membership.LEAVE
        || (isOwn && member.before().filter(Membership.KNOCK::equals).isPresent())) {
      return Optional.empty();
    }
    if (!isOwn) {
      // Whoever lifts a ban invites nobody.
      return Optional.of(Admission.PUT_OUT);
    }
    return Optional.of(
        member.before().filter(Membership.INVITE::equals).isPresent()
            ? Admission.DECLINED
            : Admission.LEFT);
  }

  private CompletionStage<List<Effect>> knocked(
      GuestId guest, HouseSettings house, Member member, Cause cause, int ordinal) {
    Instant at = Hospitality.exact(member.at());
    return inn.book()
        .tell(guest, cause, new Wish.Knock(member.room(), at))
        .thenCompose(
            answer -> {
              NewcomerEvent event = event(answer);
              if (event instanceof KnockDecided) {
                return inn.premises()
                    .find(house.room())
                    .thenApply(
                        watched ->
                            List.of(Admissions.invitation(member.room(), guest.person(), watched)));
              }
              return event instanceof Knocked
                  ? moderators.knock(guest, member, Cause.event(member.id()).step(NAME), ordinal)
                  : nothing();
            });
  }

  private static @Nullable NewcomerEvent event(Answer answer) {
    return answer instanceof Answer.Happened happened ? happened.event() : null;
  }

  private static CompletionStage<List<Effect>> nothing() {
    return done(List.of());
  }

  private static CompletionStage<List<Effect>> done(List<Effect> effects) {
    return CompletableFuture.completedFuture(effects);
  }
}
