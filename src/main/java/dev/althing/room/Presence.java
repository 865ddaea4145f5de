package dev.althing.room;

import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.sync.RoomUpdate;
import java.util.List;

/**
 * When the bot was in a room, event by event: whoever was not there hears nothing of what was said,
 * although a homeserver shows it to those who come in later.
 */
final class Presence {
  private final OwnEvents own;
  private boolean isThere;

  /** How often the bot still comes in; what was before the last time is an old story. */
  private int arrivals;

  private Presence(OwnEvents own, boolean isThere, int arrivals) {
    this.own = own;
    this.isThere = isThere;
    this.arrivals = arrivals;
  }

  /** The presence during an update, by how the bot stood before. */
  static Presence in(RoomUpdate update, Membership before, OwnEvents own) {
    List<RoomEvent> moves = update.timeline().stream().filter(own::isOwnMembership).toList();
    // An update in which the bot comes may be told again when it is known that it has come.
    boolean comesHere = !moves.isEmpty() && wasAway(moves.get(0));
    if (before == Membership.JOIN && !comesHere) {
      return new Presence(own, true, 0);
    }
    boolean cameBefore =
        update.source() == RoomUpdate.Source.NEWS
            && update.section() == RoomUpdate.Section.JOIN
            && (moves.isEmpty() || wasThere(moves.get(0)));
    int arrivals = 0;
    boolean isThere = cameBefore;
    for (RoomEvent move : moves) {
      arrivals += isThere || !comesIn(move) ? 0 : 1;
      isThere = comesIn(move);
    }
    return new Presence(own, cameBefore, arrivals);
  }

  /** Whether the bot was there at the next event; its own comings and goings it notices. */
  boolean hears(RoomEvent event) {
    if (!own.isOwnMembership(event)) {
      return isThere && arrivals == 0;
    }
    boolean comes = comesIn(event);
    if (comes && !isThere && arrivals > 0) {
      arrivals--;
    }
    isThere = comes;
    return true;
  }

  private static boolean comesIn(RoomEvent move) {
    return move.as(Member.class).filter(m -> m.membership() == Membership.JOIN).isPresent();
  }

  /** Nobody can invite who is there; the first invitation ever follows nothing. */
  private static boolean wasAway(RoomEvent move) {
    return move.previousMembership().map(m -> m != Membership.JOIN).orElse(isInvitation(move));
  }

  private static boolean isInvitation(RoomEvent move) {
    return move.as(Member.class).filter(m -> m.membership() == Membership.INVITE).isPresent();
  }

  private static boolean wasThere(RoomEvent move) {
    return move.previousMembership().filter(Membership.JOIN::equals).isPresent();
  }
}
