package dev.althing.feature.welcome.newcomer;

import dev.althing.entity.Decision;
import dev.althing.feature.welcome.newcomer.Newcomer.Stage;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Invited;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.KnockDecided;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.RoomEntered;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.RoomLeft;
import dev.althing.matrix.id.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of what becomes of greetings, invitations, knocks, and comings and goings. */
final class Passages {
  /** Who knocks again within this is not reported again. */
  private static final Duration BETWEEN_KNOCKS = Duration.ofDays(1);

  Decision<NewcomerEvent, Answer> decide(Newcomer newcomer, Wish wish) {
    if (wish instanceof Wish.Invite invite) {
      return invite(newcomer, invite);
    }
    if (wish instanceof Wish.FailInvite fail) {
      return happensIf(
          newcomer.rooms().get(fail.room()) == Admission.INVITED,
          new NewcomerEvent.InviteFailed(fail.room(), fail.reason()));
    }
    if (wish instanceof Wish.DropInvite drop) {
      return happensIf(
          newcomer.rooms().get(drop.room()) == Admission.INVITED,
          new NewcomerEvent.InviteDropped(drop.room()));
    }
    if (wish instanceof Wish.Enter enter) {
      return enter(newcomer, enter.room());
    }
    if (wish instanceof Wish.Leave leave) {
      boolean isNew = newcomer.rooms().get(leave.room()) != leave.how();
      return happensIf(
          newcomer.knocks().containsKey(leave.room())
              || (newcomer.rooms().containsKey(leave.room()) && isNew),
          new RoomLeft(leave.room(), leave.how()));
    }
    if (wish instanceof Wish.Knock knock) {
      return knock(newcomer, knock);
    }
    if (wish instanceof Wish.DecideKnock decide) {
      return happensIf(
          newcomer.knocks().containsKey(decide.room()),
          new KnockDecided(decide.room(), decide.isAdmitted(), Optional.of(decide.by())));
    }
    return more(newcomer, wish);
  }

  private static Decision<NewcomerEvent, Answer> more(Newcomer newcomer, Wish wish) {
    if (wish instanceof Wish.Go go) {
      return happensIf(
          newcomer.presence().isIn() || (go.isBanned() && newcomer.presence().isGone()),
          new NewcomerEvent.Went(go.at(), go.isBanned()));
    }
    if (wish instanceof Wish.Deliver deliver) {
      return happensIf(
          !newcomer.greeting().isSettled(), new NewcomerEvent.Delivered(deliver.room()));
    }
    if (wish instanceof Wish.Fail fail) {
      return happensIf(
          !newcomer.greeting().isSettled(),
          new NewcomerEvent.Unreachable(fail.room(), fail.reason()));
    }
    if (wish instanceof Wish.Remind remind) {
      boolean isOpen = newcomer.stage() == Stage.GREETED || newcomer.stage() == Stage.ASKED;
      return happensIf(
          isOpen
              && newcomer.presence().isIn()
              && newcomer.greeting().remindedAt().isEmpty()
              && newcomer.greeting().trouble().isEmpty(),
          new NewcomerEvent.Reminded(remind.at()));
    }
    if (wish instanceof Wish.Import imported) {
      return happensIf(
          newcomer.stage() == Stage.UNKNOWN,
          new NewcomerEvent.Imported(imported.at(), imported.isAccepted()));
    }
    throw new AssertionError(wish);
  }

  private static Decision<NewcomerEvent, Answer> invite(Newcomer newcomer, Wish.Invite invite) {
    if (newcomer.stage() != Stage.ACCEPTED || !newcomer.presence().isIn()) {
      return Decision.answers(Answer.No.GONE);
    }
    List<RoomId> invites = open(newcomer, invite.invites());
    List<RoomId> links = open(newcomer, invite.links());
    return happensIf(
        !invites.isEmpty() || !links.isEmpty(), new Invited(invite.due(), invites, links));
  }

  private static List<RoomId> open(Newcomer newcomer, List<RoomId> rooms) {
    return rooms.stream().filter(newcomer::isOpen).toList();
  }

  private static Decision<NewcomerEvent, Answer> enter(Newcomer newcomer, RoomId room) {
    boolean isNew =
        newcomer.rooms().containsKey(room) && newcomer.rooms().get(room) != Admission.ENTERED;
    return happensIf(
        isNew || newcomer.knocks().containsKey(room),
        new RoomEntered(room, isNew && !newcomer.hasEntered()));
  }

  private static Decision<NewcomerEvent, Answer> knock(Newcomer newcomer, Wish.Knock knock) {
    boolean mayComeIn =
        newcomer.stage() == Stage.ACCEPTED
            && newcomer.presence().isIn()
            && newcomer.rooms().get(knock.room()) != Admission.PUT_OUT;
    if (mayComeIn) {
      return Decision.happens(new KnockDecided(knock.room(), true, Optional.empty()));
    }
    Instant last = newcomer.knocks().getOrDefault(knock.room(), Instant.EPOCH);
    return happensIf(
        !knock.at().isBefore(last.plus(BETWEEN_KNOCKS)),
        new NewcomerEvent.Knocked(knock.room(), knock.at()));
  }

  private static Decision<NewcomerEvent, Answer> happensIf(boolean holds, NewcomerEvent event) {
    return holds ? Decision.happens(event) : Decision.answers(Answer.No.NOTHING);
  }
}
