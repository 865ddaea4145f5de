package dev.althing.feature.welcome.newcomer;

import dev.althing.feature.welcome.newcomer.Newcomer.Acceptance;
import dev.althing.feature.welcome.newcomer.Newcomer.Batch;
import dev.althing.feature.welcome.newcomer.Newcomer.Presence;
import dev.althing.feature.welcome.newcomer.Newcomer.Stage;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Asked;
import dev.althing.matrix.id.RoomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What each event makes of what is known of a newcomer. */
final class History {
  private History() {}

  static Newcomer apply(Newcomer newcomer, NewcomerEvent event) {
    if (event instanceof NewcomerEvent.PassedOver passed) {
      return newcomer.at(Stage.PASSED_OVER).with(in(passed.at()));
    }
    if (event instanceof NewcomerEvent.Greeted greeted) {
      return greeted(newcomer, greeted.at());
    }
    if (event instanceof NewcomerEvent.Imported imported) {
      return greeted(newcomer, imported.at())
          .at(imported.accepted() ? Stage.ACCEPTED : Stage.GREETED);
    }
    if (event instanceof NewcomerEvent.Returned returned) {
      return newcomer.with(in(returned.at()));
    }
    if (event instanceof NewcomerEvent.Went went) {
      return newcomer.with(new Presence(false, went.banned(), went.at()));
    }
    return conversation(newcomer, event);
  }

  private static Newcomer conversation(Newcomer newcomer, NewcomerEvent event) {
    if (event instanceof NewcomerEvent.Delivered delivered) {
      return newcomer.with(newcomer.greeting().in(delivered.room()));
    }
    if (event instanceof NewcomerEvent.Unreachable failed) {
      return newcomer.with(newcomer.greeting().failed(failed.room(), failed.reason()));
    }
    if (event instanceof NewcomerEvent.Reminded reminded) {
      return newcomer.with(newcomer.greeting().reminded(reminded.at()));
    }
    if (event instanceof NewcomerEvent.Hinted hinted) {
      return newcomer.with(newcomer.greeting().hinted(hinted.at()));
    }
    if (event instanceof Asked asked) {
      Acceptance before = newcomer.acceptance();
      return newcomer
          .at(Stage.ASKED)
          .with(new Acceptance(asked.keys(), asked.at(), false, before.wrong()));
    }
    if (event instanceof NewcomerEvent.AnsweredWrongly wrong) {
      return wrong(newcomer, wrong);
    }
    if (event instanceof Accepted accepted) {
      return newcomer.at(Stage.ACCEPTED).with(accepted(newcomer.acceptance(), accepted));
    }
    if (event instanceof NewcomerEvent.TurnedAway) {
      return newcomer.at(Stage.TURNED_AWAY);
    }
    return rooms(newcomer, event);
  }

  private static Newcomer rooms(Newcomer newcomer, NewcomerEvent event) {
    if (event instanceof NewcomerEvent.Invited invited) {
      return invited(newcomer, invited);
    }
    if (event instanceof NewcomerEvent.InviteFailed failed) {
      return newcomer.with(failed.room(), Admission.FAILED);
    }
    if (event instanceof NewcomerEvent.InviteDropped dropped) {
      return newcomer.with(dropped.room(), Admission.DROPPED);
    }
    if (event instanceof NewcomerEvent.RoomEntered entered) {
      return newcomer.with(entered.room(), Admission.ENTERED).quiet(entered.room());
    }
    if (event instanceof NewcomerEvent.RoomLeft left) {
      return newcomer.with(left.room(), left.how()).quiet(left.room());
    }
    if (event instanceof NewcomerEvent.Knocked knocked) {
      return newcomer.knocking(knocked.room(), knocked.at());
    }
    if (event instanceof NewcomerEvent.KnockDecided decided) {
      return newcomer
          .with(decided.room(), decided.admitted() ? Admission.INVITED : Admission.PUT_OUT)
          .quiet(decided.room());
    }
    throw new AssertionError(event);
  }

  /** A new greeting begins anew, but what is known of the rooms stays. */
  private static Newcomer greeted(Newcomer newcomer, Instant at) {
    return newcomer
        .at(Stage.GREETED)
        .with(newcomer.presence().isIn() ? newcomer.presence() : in(at))
        .with(newcomer.greeting().again(at))
        .with(Acceptance.NONE);
  }

  private static Newcomer wrong(Newcomer newcomer, NewcomerEvent.AnsweredWrongly wrong) {
    Acceptance before = newcomer.acceptance();
    Newcomer after =
        newcomer.with(
            new Acceptance(before.keys(), before.at(), before.isForced(), before.wrong() + 1));
    return wrong.left() == 0 ? after.at(Stage.REFERRED) : after;
  }

  private static Acceptance accepted(Acceptance before, Accepted accepted) {
    List<String> keys = new ArrayList<>(before.keys());
    accepted.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    return new Acceptance(keys, accepted.at(), accepted.by().isPresent(), before.wrong());
  }

  private static Newcomer invited(Newcomer newcomer, NewcomerEvent.Invited invited) {
    Newcomer after = newcomer.with(new Batch(invited.due(), invited.invites()));
    for (RoomId room : invited.invites()) {
      after = after.with(room, Admission.INVITED);
    }
    for (RoomId room : invited.links()) {
      after = after.with(room, Admission.LINKED);
    }
    return after;
  }

  private static Presence in(Instant at) {
    return new Presence(true, false, at);
  }
}
