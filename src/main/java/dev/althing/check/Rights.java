package dev.althing.check;

import dev.althing.check.Seen.Place;
import dev.althing.matrix.event.PowerLevels;
import dev.althing.matrix.id.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bot may not do in a room although its work needs it.
 *
 * @param lacking the names of what it may not do
 * @param own the level it has
 * @param needed the level that would be enough for all of it
 */
record Rights(List<String> lacking, long own, long needed) {
  Rights {
    lacking = List.copyOf(lacking);
  }

  /** Those of a room that is moderated. */
  static Rights in(Place place, UserId user) {
    PowerLevels levels = place.levels();
    PowerLevels.Actions actions = levels.actions();
    return of(
        place,
        user,
        List.of(
            new Need("speak", levels.toSend("m.room.message")),
            new Need("redact", Math.max(actions.redact(), levels.toSend("m.room.redaction"))),
            new Need("kick", actions.kick()),
            new Need("ban", actions.ban()),
            new Need("state", levels.toSendState("m.room.server_acl"))));
  }

  /** Those of a room that the bot only talks in. */
  static Rights toSpeak(Place place, UserId user) {
    return of(place, user, List.of(new Need("speak", place.levels().toSend("m.room.message"))));
  }

  private record Need(String name, long level) {}

  private static Rights of(Place place, UserId user, List<Need> needs) {
    long own = place.isMighty() ? Long.MAX_VALUE : place.levels().of(user);
    var lacking = new ArrayList<String>();
    long needed = own;
    for (Need need : needs) {
      if (need.level() > own) {
        lacking.add(need.name());
        needed = Math.max(needed, need.level());
      }
    }
    return new Rights(lacking, own, needed);
  }
}
